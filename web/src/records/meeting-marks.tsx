import type { MeetingRow } from '../api';
import { DateTimeText, StatusLight, useWord, type Tone } from '../ui';

const tones: Record<string, Tone> = {
  draft: 'muted',
  scheduled: 'wait',
  in_progress: 'good',
  held: 'warn',
  closed: 'done',
  postponed: 'paused',
  cancelled: 'muted',
};

export function MeetingStatus({ status }: { status: string }) {
  const word = useWord();
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
