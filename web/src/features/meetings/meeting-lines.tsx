import { Link } from '@tanstack/react-router';
import type { MeetingRow } from '../../api';
import { MeetingStatus } from '../../records';
import { formatInstantDay, formatTimeRange, useLocale, useWord } from '../../ui';
import classes from './meetings.module.css';
import { useMeetingWords } from './use-meeting-words';

/** Meetings as in a diary: when on the left, what and where in the middle, how it stands on the right. */
export function MeetingLines({ meetings, label }: { meetings: MeetingRow[]; label: string }) {
  return (
    <ul className={classes.lines} aria-label={label}>
      {meetings.map((meeting) => (
        <MeetingLine key={meeting.id} meeting={meeting} />
      ))}
    </ul>
  );
}

function MeetingLine({ meeting }: { meeting: MeetingRow }) {
  const locale = useLocale();
  const word = useWord();
  const words = useMeetingWords();
  const { id, title, reference, kind, mode, status, venue, startsAt, endsAt, timeZone } = meeting;
  const place = mode === 'online' ? word('meetings.mode', mode) : venue;
  return (
    <li className={classes.line} data-row={id} data-status={status}>
      <time dateTime={startsAt} className={classes.when}>
        <span className={classes.day}>{formatInstantDay(startsAt, timeZone, locale)}</span>
        <span className={classes.second}>{formatTimeRange(startsAt, endsAt, timeZone, locale)}</span>
      </time>
      <div className={classes.what}>
        <Link to="/meetings/$id" params={{ id }} className={classes.title} data-row-link>
          {title}
        </Link>
        <span className={classes.second}>
          {[reference, word('meetings.kind', kind), place].filter(Boolean).join(' · ')}
        </span>
      </div>
      <div className={classes.state}>
        <MeetingStatus meeting={meeting} />
        <span className={classes.second}>{words(meeting)}</span>
      </div>
    </li>
  );
}
