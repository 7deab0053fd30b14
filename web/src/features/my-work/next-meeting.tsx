import { Link } from '@tanstack/react-router';
import type { MyWork, OwnSeat } from '../../api';
import { MeetingStatus, MeetingTime } from '../../records';
import { Section, useText, useWord } from '../../ui';
import classes from './my-work.module.css';
import { SeatAnswer } from './seat-answer';

interface NextMeetingProps {
  meeting: MyWork['nextMeeting'];
  /** The seats there that the reader answers for. */
  seats: OwnSeat[];
}

/** Where one has to be next, and when; and whether one comes. */
export function NextMeeting({ meeting, seats }: NextMeetingProps) {
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
          {meeting.status === 'in_progress' && <MeetingStatus meeting={meeting} />}
          {seats.map((seat) => (
            <SeatAnswer key={seat.id} meetingId={meeting.id} seat={seat} />
          ))}
        </div>
      )}
    </Section>
  );
}
