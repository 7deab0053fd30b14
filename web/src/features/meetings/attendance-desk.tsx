import { Button, Group, TextInput } from '@mantine/core';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useOffice, type Attendance, type Meeting } from '../../api';
import { seatName } from '../../records';
import { ButtonLink, Page, Section, useGrowing, useKeys, useRowFocus, useText, useWord } from '../../ui';
import { AddAttendee } from './add-attendee';
import { AttendanceCounts } from './attendance-list';
import { AttendanceRow } from './attendance-row';
import { statusesToMark, type AttendanceStatus } from './attendance-words';
import classes from './attendance.module.css';
import { useAttendanceMoves } from './use-attendance-moves';

interface AttendanceDeskProps {
  meeting: Meeting;
  onDone: () => void;
}

/** Inviting and marking, quickly: one click or one key per person. */
export function AttendanceDesk({ meeting, onDone }: AttendanceDeskProps) {
  const t = useText();
  const { today } = useOffice();
  const { attendances, title, reference } = meeting;
  const moves = useAttendanceMoves(meeting);
  const choices = statusesToMark(meeting, today);
  const isInRoom = choices.includes('present');
  return (
    <Page
      title={t('meetings.attendance')}
      eyebrow={`${reference} · ${title}`}
      lead={attendances.length > 0 && <AttendanceCounts attendances={attendances} />}
      actions={
        <>
          {isInRoom && meeting.status !== 'draft' && (
            <ButtonLink to="/meetings/$id/door" params={{ id: meeting.id }} variant="default">
              {t('meetings.attendance.door')}
            </ButtonLink>
          )}
          <Button onClick={onDone}>{t('meetings.attendance.done')}</Button>
        </>
      }
    >
      {isInRoom && attendances.length > 0 && <Rows meeting={meeting} choices={choices} moves={moves} />}
      <Section title={t(isInRoom ? 'meetings.attendance.came' : 'meetings.attendance.invite')}>
        <AddAttendee moves={moves} status={isInRoom ? 'walk_in' : 'invited'} />
      </Section>
      {!isInRoom && attendances.length > 0 && <Rows meeting={meeting} choices={choices} moves={moves} />}
    </Page>
  );
}

interface RowsProps {
  meeting: Meeting;
  choices: AttendanceStatus[];
  moves: ReturnType<typeof useAttendanceMoves>;
}

function Rows({ meeting, choices, moves }: RowsProps) {
  const t = useText();
  const word = useWord();
  const list = useRef<HTMLUListElement>(null);
  const [q, setQ] = useState('');
  // Typing goes before finding.
  const wanted = useDeferredValue(q);
  const shown = useMemo(() => matching(meeting.attendances, wanted), [meeting.attendances, wanted]);
  const drawn = useGrowing(shown.length, 20);
  useRowFocus(list, drawn === shown.length);
  // A digit presses the button of the row one stands on.
  useKeys(
    choices.map((status, index) => ({
      key: String(index + 1),
      label: word('meetings.attendance', status),
      run: () =>
        document.activeElement
          ?.closest('[data-row]')
          ?.querySelector<HTMLElement>(`[data-mark=${status}]`)
          ?.click(),
    })),
  );
  return (
    <Section
      title={t('meetings.attendance.list')}
      note={meeting.attendances.length}
      {...(choices.includes('present') ? { actions: <MarkRest meeting={meeting} moves={moves} /> } : {})}
    >
      {meeting.attendances.length > few && (
        <TextInput
          type="search"
          aria-label={t('meetings.attendance.search')}
          placeholder={t('meetings.attendance.search')}
          value={q}
          onChange={(event) => setQ(event.currentTarget.value)}
        />
      )}
      <p className={classes.hint} data-print="no">
        {t('meetings.attendance.keys', { last: choices.length })}
      </p>
      <ul ref={list} className={classes.rows}>
        {shown.slice(0, drawn).map((seat) => (
          <AttendanceRow
            meetingId={meeting.id}
            zone={meeting.timeZone}
            key={seat.id}
            seat={seat}
            choices={choices}
            moves={moves}
          />
        ))}
      </ul>
    </Section>
  );
}

/** So many are seen at one glance; more are searched. */
const few = 8;

function matching(seats: Attendance[], q: string): Attendance[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  return seats.filter((seat) => {
    const text = `${seatName(seat)} ${seat.name ?? ''} ${seat.representedBy ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Those whom nobody has marked yet, all at once. */
function MarkRest({ meeting, moves }: Omit<RowsProps, 'choices'>) {
  const t = useText();
  const rest = meeting.attendances.filter(({ status }) => status === 'invited' || status === 'confirmed');
  if (rest.length === 0) return null;
  return (
    <Group gap="xs">
      <Button variant="default" size="compact-sm" onClick={() => void moves.markRest(rest, 'present')}>
        {t('meetings.attendance.rest-present', { count: rest.length })}
      </Button>
      <Button variant="default" size="compact-sm" onClick={() => void moves.markRest(rest, 'absent')}>
        {t('meetings.attendance.rest-absent', { count: rest.length })}
      </Button>
    </Group>
  );
}
