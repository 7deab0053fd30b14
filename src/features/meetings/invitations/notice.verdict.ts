import { instantFrom } from '../../../kernel/calendar.js';
import type { MeetingStatus } from '../meeting.lifecycle.js';
import type { NoticeKind, Told } from './meeting-notice.js';

/** Why a notice was not sent. The page has words for each. */
export type NoticeReason =
  | 'meeting-over'
  | 'superseded'
  | 'never-told'
  | 'nothing-new'
  | 'already-told'
  | 'withdrawn'
  | 'invited-again'
  | 'answered'
  | 'no-address'
  | 'consent-withdrawn';

export interface Moment {
  kind: NoticeKind;
  /** What the meeting is now, and whether it still lies ahead. */
  status: MeetingStatus;
  isAhead: boolean;
  /** Whether the invitee still has a seat, and has answered for this time. */
  hasSeat: boolean;
  hasAnswered: boolean;
  /** What the invitee was told last; null when nothing has reached them. */
  last: Told | null;
  now: Told;
}

const statusFor: Record<NoticeKind, MeetingStatus | null> = {
  invitation: 'scheduled',
  change: 'scheduled',
  new_time: 'scheduled',
  request: 'scheduled',
  postponement: 'postponed',
  cancellation: 'cancelled',
  withdrawal: null,
};

/** Why there is nothing to tell any more, or null: looked at when the mail is about to leave. */
export function noticeVerdict(moment: Moment): NoticeReason | null {
  const { kind, status, isAhead, hasSeat } = moment;
  if (!isAhead) return 'meeting-over';
  if (kind === 'withdrawal') return withdrawalVerdict(moment);
  if (!hasSeat) return 'withdrawn';
  return statusFor[kind] === status ? newsVerdict(moment) : 'superseded';
}

/** Whether the invitee, who has a seat at a meeting that stands so, does not know it already. */
function newsVerdict({ kind, last, now, hasAnswered }: Moment): NoticeReason | null {
  if (last === null || last.status === 'withdrawn') {
    // A new date invites whom nobody had told of the one before.
    return kind === 'invitation' || kind === 'new_time' ? null : 'never-told';
  }
  if (kind === 'invitation') return 'already-told';
  if (kind === 'request') return hasAnswered ? 'answered' : null;
  return hasNews(last, now) ? null : 'nothing-new';
}

function withdrawalVerdict({ hasSeat, last }: Moment): NoticeReason | null {
  if (hasSeat) return 'invited-again';
  if (last === null) return 'never-told';
  return last.status === 'withdrawn' ? 'nothing-new' : null;
}

export function isOtherTime(before: Told, after: Told): boolean {
  const when = ({ startsAt, endsAt, timeZone }: Told) =>
    [instantFrom(startsAt).getTime(), instantFrom(endsAt).getTime(), timeZone].join();
  return when(before) !== when(after);
}

export function isOtherPlace(before: Told, after: Told): boolean {
  const where = ({ venue, district, onlineUrl }: Told) => JSON.stringify([venue, district, onlineUrl]);
  return where(before) !== where(after);
}

function hasNews(last: Told, now: Told): boolean {
  return last.status !== now.status || isOtherTime(last, now) || isOtherPlace(last, now);
}
