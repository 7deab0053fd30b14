import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useOffice, type Meeting } from '../../api';
import { Page, Section, useKeys, useRowFocus, useText, useWord } from '../../ui';
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
  const unmarked = attendances.filter(({ status }) => status === 'invited' || status === 'confirmed');
  return (
    <Page
      title={t('meetings.attendance')}
      eyebrow={`${reference} · ${title}`}
      lead={attendances.length > 0 && <AttendanceCounts attendances={attendances} />}
      actions={
        <>
          {isInRoom && unmarked.length > 0 && unmarked.length < attendances.length && (
            <Button variant="default" onClick={() => void moves.markRest(unmarked, 'absent')}>
              {t('meetings.attendance.rest-absent', { count: unmarked.length })}
            </Button>
          )}
          {isInRoom && unmarked.length > 0 && (
            <Button variant="default" onClick={() => void moves.markRest(unmarked, 'present')}>
              {t('meetings.attendance.rest-present', { count: unmarked.length })}
            </Button>
          )}
          <Button onClick={onDone}>{t('meetings.attendance.done')}</Button>
        </>
      }
    >
      <Section title={t(isInRoom ? 'meetings.attendance.came' : 'meetings.attendance.invite')}>
        <AddAttendee moves={moves} status={isInRoom ? 'walk_in' : 'invited'} />
      </Section>
      {attendances.length > 0 && <Rows meeting={meeting} choices={choices} moves={moves} />}
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
  useRowFocus(list, true);
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
    <Section title={t('meetings.attendance.list')} note={meeting.attendances.length}>
      <p className={classes.hint} data-print="no">
        {t('meetings.attendance.keys', { last: choices.length })}
      </p>
      <ul ref={list} className={classes.rows}>
        {meeting.attendances.map((seat) => (
          <AttendanceRow key={seat.id} seat={seat} choices={choices} moves={moves} />
        ))}
      </ul>
    </Section>
  );
}
