import { ApiProperty } from '@nestjs/swagger';
import type { Classification } from '../../kernel/rights.js';
import { DistrictRef, OrganisationRef, type Topic } from '../directory/index.js';
import type { CommitmentStatus } from './commitment.lifecycle.js';
import type { Light } from './light.js';
import type { Direction } from './progress.js';

export class MeetingRef {
  id!: string;
  /** @example RKR-2025-001 */
  reference!: string;
}

/** A commitment as a line of a list. */
export class CommitmentRow {
  id!: string;
  /** @example RKR-2025-001/07 */
  reference!: string;
  title!: string;
  topic!: Topic;
  status!: CommitmentStatus;
  /** How it stands today; follows from status, due date and progress. */
  light!: Light;
  owner!: OrganisationRef;
  meeting!: MeetingRef | null;
  /** @example 2026-06-30 */
  dueOn!: string | null;
  /** The date first agreed. */
  firstDueOn!: string | null;
  direction!: Direction;
  baseline!: number;
  /** @example 60 */
  target!: number | null;
  /** @example titik */
  unit!: string | null;
  /** @example 41 */
  progressValue!: number | null;
  progressPercent!: number;
  /** The day of the last report. */
  progressOn!: string | null;
  obstacle!: string | null;
  /** What leaders are asked to decide. */
  question!: string | null;
  /** Working days since the due date; 0 unless late. */
  lateWorkingDays!: number;
}

export class CommitmentPage {
  items!: CommitmentRow[];
  next!: string | null;
}

export class ProgressView {
  id!: string;
  /** @example 2026-06-26 */
  reportedOn!: string;
  value!: number;
  percent!: number;
  note!: string | null;
  reportedBy!: string;
  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
}

export class ExtensionView {
  id!: string;
  fromDueOn!: string;
  toDueOn!: string;
  reason!: string;
  status!: 'requested' | 'granted' | 'refused';
  requestedBy!: string;
  @ApiProperty({ format: 'date-time' })
  requestedAt!: string;
  answeredBy!: string | null;
  @ApiProperty({ format: 'date-time' })
  answeredAt!: string | null;
  answerNote!: string | null;
}

/** Who has the next move. */
export class WaitingFor {
  party!: 'owner' | 'verifier' | 'staff' | 'nobody';
  /** The organisation, where one is known. */
  name!: string | null;
}

/** A commitment with everything a page shows of it. */
export class CommitmentView extends CommitmentRow {
  agendaItemId!: string | null;
  decisionId!: string | null;
  verifier!: OrganisationRef | null;
  supporting!: string | null;
  indicator!: string | null;
  evidenceRequired!: string | null;
  place!: string | null;
  district!: DistrictRef | null;
  plannedValue!: number | null;
  classification!: Classification;
  agreedAt!: Date | null;
  submittedAt!: Date | null;
  fulfilledOn!: string | null;
  version!: number;
  waitingFor!: WaitingFor;
  /** Whether this reader may open the organisation that promised it. */
  opensOwner!: boolean;
  progress!: ProgressView[];
  extensions!: ExtensionView[];
  /**
   * What this reader may do with it now.
   * @example ["report", "submit", "extend"]
   */
  can!: string[];
}
