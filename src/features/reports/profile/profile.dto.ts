import { AttendanceCounts, type Attended, MeetingRow } from '../../meetings/index.js';

/** How the commitments stand that are this organisation's to keep; each figure counts a list that can be opened. */
export class ProfileCommitments {
  all!: number;
  kept!: number;
  /** Of those kept, by the first due date: a date that was moved does not make late punctual. */
  keptOnTime!: number;
  late!: number;
  /** Working days since the due date of the one that has been late for longest. */
  longestLate!: number;
  open!: number;
  atRisk!: number;
  onTrack!: number;
  proposed!: number;
  submitted!: number;
}

/** Whole rupiah of what was pledged in kind; cancelled pledges do not count. */
export class ProfileValue {
  /** How many commitments name a value. */
  commitments!: number;
  planned!: number;
  /** The planned value of what is fulfilled and verified. */
  kept!: number;
}

export class ProfileMeeting extends MeetingRow {
  /** How the organisation took part; null while nobody has marked its seats. */
  attended!: Attended | null;
  /** How many seats it had there, and what became of them. */
  seats!: AttendanceCounts;
}

/** Meetings with a seat of this organisation, and how it took part. */
export class ProfileMeetings {
  all!: number;
  present!: number;
  represented!: number;
  absent!: number;
  /** The newest first. */
  latest!: ProfileMeeting[];
}

/** What an organisation promised, kept and attended, as far as the reader may see it. */
export class OrganisationProfile {
  /** When the figures were read. */
  asOf!: Date;
  today!: string;
  commitments!: ProfileCommitments;
  value!: ProfileValue;
  meetings!: ProfileMeetings;
}
