import { Link } from '@tanstack/react-router';
import { useOffice } from '../../../api';
import { MeetingStatus } from '../../../records';
import { addDays, daysBetween, formatDay, formatTimeRange, useLocale, useText, useWord } from '../../../ui';
import type { CalendarData, CalendarMeeting } from './calendar';
import classes from './day-list.module.css';
import type { Span } from './span';

/** The days on which something is, one under the other; holidays by their name. */
export function DayList({ span: { from, to }, data }: { span: Span; data: CalendarData }) {
  const t = useText();
  const locale = useLocale();
  const { today } = useOffice();
  const days = Array.from({ length: daysBetween(from, to) + 1 }, (_day, at) => addDays(from, at))
    .map((day) => ({
      day,
      meetings: data.items.filter((meeting) => meeting.day === day),
      holiday: data.holidays.find(({ date }) => date === day),
    }))
    .filter(({ meetings, holiday }) => meetings.length > 0 || holiday !== undefined);
  if (!days.some(({ meetings }) => meetings.length > 0))
    return <p className={classes.none}>{t('calendar.empty')}</p>;
  return (
    <div className={classes.days}>
      {days.map(({ day, meetings, holiday }) => (
        <section key={day} className={classes.dayGroup} aria-labelledby={`day-${day}`}>
          <h3
            id={`day-${day}`}
            className={classes.dayTitle}
            tabIndex={-1}
            data-today={day === today || undefined}
          >
            {formatDay(day, locale, 'full')}
            {day === today && <span className={classes.note}>{t('calendar.today')}</span>}
            {holiday && <span className={classes.holiday}>{holiday.name}</span>}
          </h3>
          <ul className={classes.lines}>
            {meetings.map((meeting) => (
              <Line key={meeting.id} meeting={meeting} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Line({ meeting }: { meeting: CalendarMeeting }) {
  const locale = useLocale();
  const word = useWord();
  const { id, title, reference, status, mode, venue, startsAt, endsAt, timeZone } = meeting;
  const place = mode === 'online' ? word('meetings.mode', mode) : venue;
  return (
    <li className={classes.line} data-status={status}>
      <time dateTime={startsAt} className={classes.second}>
        {formatTimeRange(startsAt, endsAt, timeZone, locale)}
      </time>
      <div>
        <Link to="/meetings/$id" params={{ id }} className={classes.lineTitle}>
          {title}
        </Link>
        <span className={classes.second}>{[reference, place].filter(Boolean).join(' · ')}</span>
      </div>
      <MeetingStatus meeting={meeting} />
    </li>
  );
}
