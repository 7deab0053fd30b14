import { Link } from '@tanstack/react-router';
import type { MyWork } from '../../api';
import { MeetingStatus, MeetingTime } from '../../records';
import { Section, useText, useWord } from '../../ui';
import classes from './my-work.module.css';

/** Where one has to be next, and when. */
export function NextMeeting({ meeting }: { meeting: MyWork['nextMeeting'] }) {
  const t = useText();
  const word = useWord();
  return (
    <Section title={t('my-work.next-meeting')}>
      {meeting === null ? (
        <p className={classes.none}>{t('my-work.next-meeting.none')}</p>
      ) : (
        <div className={classes.card}>
          <Link to="/meetings/$id" params={{ id: meeting.id }} className={classes.title}>
            {meeting.title}
          </Link>
          <p className={classes.when}>
            <MeetingTime meeting={meeting} />
          </p>
          <p>{meeting.venue ?? word('meetings.mode', meeting.mode)}</p>
          {meeting.status === 'in_progress' && <MeetingStatus status={meeting.status} />}
        </div>
      )}
    </Section>
  );
}
