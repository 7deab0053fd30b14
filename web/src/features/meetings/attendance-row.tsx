import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { memo, useState, type FormEvent } from 'react';
import type { Attendance } from '../../api';
import { seatName } from '../../records';
import { useText, useWord } from '../../ui';
import { SeatWords } from './attendance-list';
import type { AttendanceStatus } from './attendance-words';
import classes from './attendance.module.css';
import { CheckedIn } from './checked-in';
import { standingOf } from './standing';
import type { AttendanceMoves } from './use-attendance-moves';

interface AttendanceRowProps {
  meetingId: string;
  zone: string;
  seat: Attendance;
  choices: AttendanceStatus[];
  moves: AttendanceMoves;
}

/** One seat with its marks; pressing the one that is set takes it back. Of three hundred, the one that changes is drawn. */
export const AttendanceRow = memo(function AttendanceRow(props: AttendanceRowProps) {
  const { meetingId, zone, seat, choices, moves } = props;
  const word = useWord();
  const [isNaming, setNaming] = useState(false);
  // Shown at once; the answer follows.
  const [wanted, setWanted] = useState<AttendanceStatus | null>(null);
  // Ahead of the day, who sends somebody has answered that they are represented.
  const isAsked = choices.includes('confirmed');
  const stands = isAsked && standingOf(seat) === 'delegated' ? 'represented' : seat.status;
  const shown = wanted ?? stands;
  const mark = async (status: AttendanceStatus, representedBy?: string, letter?: string | null) => {
    setNaming(false);
    setWanted(status);
    await moves.mark(seat, status, representedBy, letter);
    setWanted(null);
  };
  const press = (status: AttendanceStatus) => {
    if (status === stands) return void mark('invited');
    if (status === 'represented') return setNaming(!isNaming);
    void mark(status);
  };
  return (
    <li className={classes.row} data-row={seat.id}>
      <SeatWords seat={seat}>
        <CheckedIn seat={seat} meetingId={meetingId} zone={zone} />
      </SeatWords>
      <div className={classes.marks} role="group" aria-label={seatName(seat)}>
        {!choices.includes(shown) && (
          <span className={classes.other}>
            {word('meetings.attendance', standingOf({ ...seat, status: shown }))}
          </span>
        )}
        {choices.map((status, index) => (
          <button
            key={status}
            type="button"
            className={classes.mark}
            data-mark={status}
            aria-pressed={shown === status}
            {...(index === 0 ? { 'data-row-link': true } : {})}
            {...(status === 'represented' ? { 'aria-expanded': isNaming } : {})}
            onClick={() => press(status)}
          >
            {word('meetings.mark', status)}
          </button>
        ))}
      </div>
      <Remove seat={seat} moves={moves} />
      {isNaming && (
        <Representative
          seat={seat}
          onName={(name, letter) => void mark('represented', name, letter)}
          onClose={() => setNaming(false)}
        />
      )}
    </li>
  );
});

function Remove({ seat, moves }: Pick<AttendanceRowProps, 'seat' | 'moves'>) {
  const t = useText();
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      className={classes.remove ?? ''}
      aria-label={t('meetings.attendance.remove', { name: seatName(seat) })}
      onClick={() => void moves.remove(seat)}
    >
      <IconX size="1rem" stroke={1.75} aria-hidden />
    </ActionIcon>
  );
}

interface RepresentativeProps {
  /** Who was announced stands there already. */
  seat: Attendance;
  onName: (name: string, letter: string | null) => void;
  onClose: () => void;
}

/** Who came instead: without a name there is no representation. */
function Representative({ seat, onName, onClose }: RepresentativeProps) {
  const t = useText();
  const [name, setName] = useState(seat.representedBy ?? '');
  const [letter, setLetter] = useState(seat.assignmentLetter ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') onName(name.trim(), letter.trim() === '' ? null : letter.trim());
  };
  return (
    <form className={classes.naming} onSubmit={submit}>
      <TextInput
        label={t('meetings.attendance.representative')}
        description={t('meetings.attendance.representative.hint')}
        autoFocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && onClose()}
      />
      <TextInput
        label={t('meetings.attendance.letter')}
        description={t('meetings.attendance.letter.hint')}
        maxLength={100}
        value={letter}
        onChange={(event) => setLetter(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && onClose()}
      />
      <Button type="submit" disabled={name.trim() === ''}>
        {t('common.save')}
      </Button>
    </form>
  );
}
