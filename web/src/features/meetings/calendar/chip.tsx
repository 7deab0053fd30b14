import { Link } from '@tanstack/react-router';
import { meetingStanding } from '../../../records';
import { formatClock, formatTimeRange, useLocale, useWord } from '../../../ui';
import type { CalendarMeeting } from './calendar';
import classes from './calendar.module.css';

/** A meeting in its day: the hour and the title; with room, until when and where as well. */
export function Chip({ meeting, detailed }: { meeting: CalendarMeeting; detailed: boolean }) {
  const locale = useLocale();
  const word = useWord();
  const { id, title, mode, venue, startsAt, endsAt, timeZone } = meeting;
  const standing = meetingStanding(meeting);
  const time = detailed
    ? formatTimeRange(startsAt, endsAt, timeZone, locale)
    : formatClock(startsAt, timeZone, locale);
  const place = mode === 'online' ? word('meetings.mode', mode) : venue;
  return (
    <li>
      <Link
        to="/meetings/$id"
        params={{ id }}
        className={classes.chip}
        data-status={standing}
        title={`${title} (${word('meetings.status', standing)})`}
      >
        <span className={classes.time}>{time}</span> <span className={classes.name}>{title}</span>
        {detailed && (
          <span className={classes.place}>
            {[place, word('meetings.status', standing)].filter(Boolean).join(' · ')}
          </span>
        )}
      </Link>
    </li>
  );
}
