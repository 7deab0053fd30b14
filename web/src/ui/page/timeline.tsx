import type { ReactNode } from 'react';
import { DateTimeText } from '../format/texts';
import classes from './timeline.module.css';

export interface TimelineEntry {
  id: string;
  at: string;
  /** Who did what, as a sentence. */
  what: ReactNode;
  /** Words that came with it: a reason, a note. */
  note?: ReactNode;
}

/** The story of a record, newest first. */
export function Timeline({ entries, zone }: { entries: TimelineEntry[]; zone?: string }) {
  return (
    <ol className={classes.timeline}>
      {entries.map(({ id, at, what, note }) => (
        <li key={id} className={classes.entry}>
          <p>{what}</p>
          {note !== undefined && note !== null && note !== '' && <p className={classes.note}>{note}</p>}
          <p className={classes.time}>
            <DateTimeText at={at} length="short" {...(zone ? { zone } : {})} />
          </p>
        </li>
      ))}
    </ol>
  );
}
