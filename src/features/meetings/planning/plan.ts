import type { LocalTime } from '../../../kernel/calendar.js';
import type { Classification } from '../../../kernel/rights.js';
import type { Topic } from '../../directory/index.js';
import type { MeetingKind, Mode } from '../meeting-kind.js';
import type { Meeting } from '../meeting.js';

/** What of a meeting holds again on another day. */
export interface MeetingPlan {
  title: string;
  kind: MeetingKind;
  mode: Mode;
  startTime: LocalTime;
  endTime: LocalTime;
  timeZone: string;
  venue: string | null;
  districtCode: string | null;
  onlineUrl: string | null;
  organizer: string | null;
  chairPositionId: string | null;
  secretaryPositionId: string | null;
  noteTakerPositionId: string | null;
  classification: Classification;
}

/** An item of an agenda without what was said on it. */
export interface PlannedItem {
  topic: Topic;
  title: string;
  minutes: number;
  presenter: string | null;
  presenterPositionId: string | null;
  classification: Classification;
}

/** With what an open erratum changes, as its agenda and its seats are taken too. */
export function planOf({ written: meeting }: Meeting): MeetingPlan {
  const { startTime, endTime, timeZone } = meeting.schedule;
  return {
    title: meeting.title,
    kind: meeting.kind,
    mode: meeting.mode,
    startTime,
    endTime,
    timeZone,
    venue: meeting.venue,
    districtCode: meeting.districtCode,
    onlineUrl: meeting.onlineUrl,
    organizer: meeting.organizer,
    chairPositionId: meeting.chairPositionId,
    secretaryPositionId: meeting.secretaryPositionId,
    noteTakerPositionId: meeting.noteTakerPositionId,
    classification: meeting.classification,
  };
}
