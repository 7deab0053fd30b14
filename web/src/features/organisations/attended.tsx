import { Link } from '@tanstack/react-router';
import { useOffice, type OrganisationProfile } from '../../api';
import { isAhead } from '../../records';
import {
  Empty,
  formatInstantDay,
  Section,
  StatusLight,
  useLocale,
  useText,
  useWord,
  type Tone,
} from '../../ui';
import classes from './organisations.module.css';

type Meetings = OrganisationProfile['meetings'];
type Meeting = Meetings['latest'][number];
const ways = ['present', 'represented', 'absent'] as const;
const tones: Record<(typeof ways)[number], Tone> = { present: 'good', represented: 'wait', absent: 'bad' };

/** Does it come when it is called? Each count opens the meetings that it counts. */
export function Attended({ id, meetings }: { id: string; meetings: Meetings }) {
  const t = useText();
  const word = useWord();
  if (meetings.all === 0)
    return (
      <Section title={t('directory.meetings')}>
        <Empty title={t('directory.meetings.empty')}>{t('directory.meetings.empty.text')}</Empty>
      </Section>
    );
  return (
    <Section
      title={t('directory.meetings')}
      actions={
        <Link to="/meetings" search={{ organisationId: id }}>
          {t('directory.meetings.all')}
        </Link>
      }
    >
      <ul className={classes.ways} aria-label={t('directory.attended.counts')}>
        {ways.map((attended) => (
          <li key={attended}>
            <Link to="/meetings" search={{ organisationId: id, attended }} className={classes.count}>
              <strong>{meetings[attended]}</strong> {word('meetings.attendance', attended).toLowerCase()}
            </Link>
          </li>
        ))}
        <li className={classes.soft}>{t('directory.meetings.counted', { all: meetings.all })}</li>
      </ul>
      <ul className={classes.meetings}>
        {meetings.latest.map((meeting) => (
          <MeetingLine key={meeting.id} meeting={meeting} />
        ))}
      </ul>
    </Section>
  );
}

function MeetingLine({ meeting }: { meeting: Meeting }) {
  const t = useText();
  const word = useWord();
  const locale = useLocale();
  const { today } = useOffice();
  const { id, title, reference, status, startsAt, timeZone, attended, seats, inErratum } = meeting;
  const isOff = status === 'cancelled' || status === 'postponed';
  const isToCome = isAhead(meeting, today);
  const unmarked = isOff
    ? word('meetings.status', status)
    : t(isToCome ? 'directory.attended.ahead' : 'directory.attended.none');
  return (
    <li className={classes.meeting}>
      <time dateTime={startsAt} className={classes.soft}>
        {formatInstantDay(startsAt, timeZone, locale)}
      </time>
      <div>
        <Link to="/meetings/$id" params={{ id }}>
          {title}
        </Link>
        <span className={classes.second}>
          {[reference, inErratum && word('meetings.status', 'erratum')].filter(Boolean).join(' · ')}
        </span>
      </div>
      <div>
        {attended === null ? (
          <span className={classes.faint}>{unmarked}</span>
        ) : (
          <StatusLight tone={tones[attended]} word={word('meetings.attendance', attended)} />
        )}
        {!isToCome && !isOff && <Seats id={id} seats={seats} />}
      </div>
    </li>
  );
}

const parts = ['present', 'represented', 'absent', 'open'] as const;

/** What became of its seats, where it had several; of one the word above says it all. */
function Seats({ id, seats }: { id: string; seats: Meeting['seats'] }) {
  const t = useText();
  const all = seats.invited + seats.walkIn;
  if (all < 2) return null;
  const counts = parts
    .filter((part) => seats[part] > 0)
    .map((part) => t(`directory.seats.${part}`, { count: seats[part] }));
  return (
    <Link to="/meetings/$id/attendance" params={{ id }} className={classes.seats ?? ''}>
      {t('directory.seats', { count: all })}: {counts.join(', ')}
    </Link>
  );
}
