import { MeetingRow, WaitingMeetings } from '../meetings/index.js';
import { CommitmentRow } from '../commitments/index.js';
import type { Topic } from '../directory/index.js';

/** A part of what waits, with the filter of the list that shows all of it. */
export class WorkList {
  items!: CommitmentRow[];
  /** True when the list behind has more. */
  more!: boolean;
  /**
   * Search parameters of the commitments list.
   * @example light=late
   */
  query!: string;
}

/** What waits for the reader. */
export class MyWork {
  /** The day on the office's wall. */
  today!: string;
  late!: WorkList;
  dueToday!: WorkList;
  dueThisWeek!: WorkList;
  /** Waits for a word of the reader. */
  waitingMe!: WorkList[];
  /** Waits for the other side. */
  waitingOther!: WorkList;
  nextMeeting!: MeetingRow | null;
  /** What of meetings waits: minutes, and one's seat at the next one. */
  meetings!: WaitingMeetings;
}

export type FigureKey = 'active' | 'onTime' | 'late' | 'waitingVerification' | 'csrValue' | 'needsDirection';

/** One number of the leaders' page, with the rows that it counts. */
export class Figure {
  key!: FigureKey;
  /** A count, a percentage for `onTime`, whole rupiah for `csrValue`. */
  value!: number | null;
  /** What it is measured against: all finished for `onTime`, rupiah of kept pledges for `csrValue`, median days for `late`. */
  of!: number | null;
  /** @example light=late */
  query!: string;
}

export class TopicLine {
  topic!: Topic;
  active!: number;
  late!: number;
  done!: number;
}

/** What is late and why, what needs a word, what was kept. */
export class LeadersReport {
  /** When the figures were read. */
  asOf!: Date;
  today!: string;
  /** How many commitments the figures were drawn from. */
  sourceRows!: number;
  figures!: Figure[];
  late!: CommitmentRow[];
  waiting!: CommitmentRow[];
  needsDirection!: CommitmentRow[];
  onTrack!: CommitmentRow[];
  byTopic!: TopicLine[];
}
