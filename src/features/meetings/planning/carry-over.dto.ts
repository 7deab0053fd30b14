import type { Classification } from '../../../kernel/rights.js';
import type { Topic } from '../../directory/index.js';
import { MeetingName } from '../meeting.views.dto.js';

export const carryOverReasons = ['undiscussed', 'open_commitments'] as const;
export type CarryOverReason = (typeof carryOverReasons)[number];

/** An item of a meeting's agenda, and whether it ought to come back. */
export class CarryOverItem {
  id!: string;
  number!: number;
  topic!: Topic;
  title!: string;
  minutes!: number;
  presenter!: string | null;
  presenterPositionId!: string | null;
  classification!: Classification;
  /** How often it has come back before. */
  returns!: number;
  /** Of the item, and of those that it goes on with. */
  openCommitments!: number;
  /** Why it is proposed for the next meeting; null when it is settled, or its meeting has not been yet. */
  reason!: CarryOverReason | null;
  /** Where it has already come back. */
  continuedIn!: MeetingName[];
}

export class CarryOver {
  /** In the order of the agenda. */
  items!: CarryOverItem[];
  next!: string | null;
}
