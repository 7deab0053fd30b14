import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useOffice, type Attendance, type Meeting } from '../../api';
import { isAhead } from '../../records';
import { ButtonLink, Section, StatusLight, useGrowing, useText, useWord } from '../../ui';
import { attendanceTone, countsOf } from './attendance-words';
import classes from './attendance.module.css';
import { standingOf } from './standing';

/** Who was invited and who came, beside the agenda. */
export function AttendanceList({ meeting }: { meeting: Meeting }) {
  const t = useText();
  const { attendances, can, id, status } = meeting;
  const mayEdit = can.includes('edit');
  const ahead = isAhead(meeting, useOffice().today);
  return (
    <Section
      title={t('meetings.attendance')}
      {...(attendances.length > 0 ? { note: attendances.length } : {})}
      {...(mayEdit ? { actions: <AttendanceLink id={id} asks={ahead || status === 'draft'} /> } : {})}
    >
      {attendances.length === 0 ? (
        <p className={classes.soft}>{t('meetings.attendance.empty')}</p>
      ) : (
        <>
          <AttendanceCounts attendances={attendances} />
          <Seats attendances={attendances} />
          {!ahead && (
            <ButtonLink
              to="/meetings/$id/attendance"
              params={{ id }}
              variant="subtle"
              size="compact-sm"
              className={classes.unfold ?? ''}
              data-print="no"
            >
              {t('meetings.attendance.report')}
            </ButtonLink>
          )}
        </>
      )}
    </Section>
  );
}

/** Before its day people are asked, from then on they are marked; a draft has told nobody yet. */
function AttendanceLink({ id, asks }: { id: string; asks: boolean }) {
  const t = useText();
  const look = { params: { id }, variant: 'subtle', size: 'compact-sm' } as const;
  return asks ? (
    <ButtonLink to="/meetings/$id/invitations" {...look}>
      {t('meetings.attendance.invitations')}
    </ButtonLink>
  ) : (
    <ButtonLink to="/meetings/$id" search={{ tab: 'attendance' }} {...look}>
      {t('meetings.attendance.mark')}
    </ButtonLink>
  );
}

const enough = 12;

/** A long list is folded on the screen, where it would push the promises out of sight; never on paper. */
function Seats({ attendances }: { attendances: Attendance[] }) {
  const t = useText();
  const [isFolded, setFolded] = useState(attendances.length > enough + 1);
  const drawn = useGrowing(attendances.length, enough);
  return (
    <>
      <ul className={classes.seats} data-folded={isFolded || undefined}>
        {attendances.slice(0, drawn).map((seat) => (
          <Seat key={seat.id} seat={seat} />
        ))}
      </ul>
      {isFolded && (
        <Button
          variant="subtle"
          size="compact-sm"
          className={classes.unfold ?? ''}
          data-print="no"
          onClick={() => setFolded(false)}
        >
          {t('meetings.attendance.all', { count: attendances.length - enough })}
        </Button>
      )}
    </>
  );
}

/** "16 hadir · 2 diwakili · 1 tidak hadir". */
export function AttendanceCounts({ attendances }: { attendances: Attendance[] }) {
  const word = useWord();
  const words = countsOf(attendances).map(
    ({ status, count }) => `${count} ${word('meetings.attendance', status).toLowerCase()}`,
  );
  return <p className={classes.counts}>{words.join(' · ')}</p>;
}

function Seat({ seat }: { seat: Attendance }) {
  const word = useWord();
  const standing = standingOf(seat);
  return (
    <li className={classes.seat}>
      <SeatWords seat={seat} />
      <span className={classes.status}>
        <StatusLight tone={attendanceTone(standing)} word={word('meetings.attendance', standing)} />
      </span>
    </li>
  );
}

/** The position first, then whose it is, who holds it, and who came instead. */
export function SeatWords({ seat, children }: { seat: Attendance; children?: ReactNode }) {
  const t = useText();
  const { position, organisation, guestOrganisation, name, representedBy, assignmentLetter } = seat;
  const house = organisation?.name ?? guestOrganisation;
  const first = position?.title ?? name;
  return (
    <div className={classes.words}>
      <span className={classes.position}>{first ?? house}</span>
      <span className={classes.soft}>
        {[first === null ? null : house, position && name].filter(Boolean).join(' · ')}
      </span>
      {representedBy !== null && (
        <span className={classes.soft}>
          {t('meetings.attendance.by', { name: representedBy })}
          {assignmentLetter !== null &&
            ` · ${t('meetings.attendance.letter-no', { letter: assignmentLetter })}`}
        </span>
      )}
      {children}
    </div>
  );
}
