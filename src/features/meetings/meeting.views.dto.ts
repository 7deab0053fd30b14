import type { Classification } from '../../kernel/rights.js';
import { DistrictRef, OrganisationRef, PositionRef, PositionView, type Topic } from '../directory/index.js';
import type { AttendanceStatus } from './attendance.js';
import type { FileType } from './files/agenda-file.js';
import type { MeetingKind, Mode } from './meeting-kind.js';
import type { MeetingStatus } from './meeting.lifecycle.js';

/** Only what the reader may see is counted. */
export class MeetingCounts {
  invited!: number;
  /** In the room, online, or represented. */
  present!: number;
  agendaItems!: number;
  decisions!: number;
  commitments!: number;
}

/** A meeting by its name. */
export class MeetingName {
  id!: string;
  /** @example RKR-2025-001 */
  reference!: string;
  title!: string;
}

/** The series of a meeting, and the day that its rule names for this one. */
export class SeriesRef {
  id!: string;
  recurrenceOn!: string;
}

export class MeetingHead {
  id!: string;
  /** @example RKR-2025-001 */
  reference!: string;
  title!: string;
  kind!: MeetingKind;
  status!: MeetingStatus;
  mode!: Mode;
  startsAt!: Date;
  endsAt!: Date;
  /** @example Asia/Jakarta */
  timeZone!: string;
  venue!: string | null;
  /**
   * An erratum is open, which this reader writes or signs: lists and the calendar tell what was approved, its page what
   * is being written. Everyone else is told what was approved, everywhere.
   */
  inErratum!: boolean;
}

/** A meeting as a line of a list. */
export class MeetingRow extends MeetingHead {
  counts!: MeetingCounts;
}

export class MeetingPage {
  items!: MeetingRow[];
  next!: string | null;
}

export class LetterView {
  number!: string | null;
  date!: string | null;
  nature!: string | null;
  subject!: string | null;
}

export class AttendanceView {
  id!: string;
  position!: PositionRef | null;
  /** Null for guests. */
  organisation!: OrganisationRef | null;
  /** What a guest belongs to, as they say it. */
  guestOrganisation!: string | null;
  /** The name written down, else who held the position on the day of the meeting. */
  name!: string | null;
  status!: AttendanceStatus;
  representedBy!: string | null;
  /** The letter of assignment of who came, or is to come, instead. */
  assignmentLetter!: string | null;
  checkedInAt!: Date | null;
  /** By the code on the wall, or by the desk. */
  checkedInVia!: 'qr' | 'desk' | null;
  signed!: boolean;
}

/** A position that presents an item, and who holds it on the day of the meeting. */
export class PresenterView extends PositionRef {
  organisation!: OrganisationRef;
  name!: string | null;
}

export class AgendaFileView {
  id!: string;
  /** @example Paparan penerangan jalan.pdf */
  name!: string;
  /**
   * What its bytes are.
   * @example application/pdf
   */
  type!: FileType;
  /** In bytes. */
  size!: number;
  uploadedAt!: Date;
}

export class AgendaItemView {
  id!: string;
  number!: number;
  topic!: Topic;
  title!: string;
  minutes!: number;
  /** In words of one's own. */
  presenter!: string | null;
  presenterPosition!: PresenterView | null;
  classification!: Classification;
  /** When it begins if the items before it keep their time. */
  startsAt!: Date;
  /** How often it has come back from an earlier meeting. */
  returns!: number;
  /** The item that it goes on with. */
  continuesId!: string | null;
  files!: AgendaFileView[];
}

export class DecisionView {
  id!: string;
  number!: number;
  text!: string;
  topic!: Topic | null;
  agendaItemId!: string | null;
}

/** A meeting with everything a page shows of it; its commitments are listed under /commitments. */
export class MeetingView extends MeetingHead {
  district!: DistrictRef | null;
  onlineUrl!: string | null;
  organizer!: string | null;
  /** With who held the position on the day of the meeting. */
  chair!: PositionView | null;
  secretary!: PositionView | null;
  noteTaker!: PositionView | null;
  classification!: Classification;
  letter!: LetterView | null;
  /** The meeting that it follows, where the reader may see that one. */
  previous!: MeetingName | null;
  /** The series that it belongs to. */
  series!: SeriesRef | null;
  version!: number;
  attendances!: AttendanceView[];
  agendaItems!: AgendaItemView[];
  decisions!: DecisionView[];
  /** Whether this reader may read what was said now: see `/meetings/{id}/minutes/reading`. */
  minutesReadable!: boolean;
  /** Why it was closed although something was open; for who may read its history, or its minutes as they are written. */
  closedOver!: string | null;
  /**
   * What this reader may do with it now.
   * @example ["history", "notes", "edit", "publish", "cancel"]
   */
  can!: string[];
}
