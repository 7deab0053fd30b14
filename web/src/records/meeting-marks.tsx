import type { MeetingRow } from '../api';
import { DateTimeText, StatusLight, useWord, type Tone } from '../ui';

const tones: Record<string, Tone> = {
  draft: 'muted',
  scheduled: 'wait',
  in_progress: 'good',
  held: 'warn',
  erratum: 'warn',
  closed: 'done',
  postponed: 'paused',
  cancelled: 'muted',
};

type Standing = Pick<MeetingRow, 'status'> & Partial<Pick<MeetingRow, 'inErratum'>>;

/** How a meeting stands; for who writes or signs an erratum of it that this is open. */
export const meetingStanding = ({ status, inErratum = false }: Standing) => (inErratum ? 'erratum' : status);

export function MeetingStatus({ meeting }: { meeting: Standing }) {
  const word = useWord();
  const status = meetingStanding(meeting);
  return <StatusLight tone={tones[status] ?? 'muted'} word={word('meetings.status', status)} />;
}

type Timed = Pick<MeetingRow, 'startsAt' | 'endsAt' | 'timeZone'>;

/** "Selasa, 21 Oktober 2025, 09.00–12.00 WIB", in the meeting's own zone. */
export function MeetingTime({
  meeting,
  length = 'full',
}: {
  meeting: Timed;
  length?: 'full' | 'long' | 'short';
}) {
  return (
    <DateTimeText at={meeting.startsAt} until={meeting.endsAt} zone={meeting.timeZone} length={length} />
  );
}
