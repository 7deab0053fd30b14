import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useList } from '../../api';
import { DateTimeText, Section, useText } from '../../ui';
import classes from './organisations.module.css';

/** Does it come to meetings? Each meeting with what its seats did, newest first; nothing before the first. */
export function MeetingAttendance({ id }: { id: string }) {
  const t = useText();
  const list = useList('/api/organisations/{id}/meeting-attendance', { limit: 10 }, { pathParams: { id } });
  if (list.items.length === 0) return null;
  return (
    <Section title={t('attendance.of-organisation')}>
      <ul className={classes.attended}>
        {list.items.map((meeting) => (
          <li key={meeting.id}>
            <Link to="/meetings/$id" params={{ id: meeting.id }}>
              {`${meeting.reference} · ${meeting.title}`}
            </Link>
            <span>
              <DateTimeText at={meeting.startsAt} zone={meeting.timeZone} length="short" />
              {' · '}
              {t('attendance.of-meeting', {
                invited: meeting.invited,
                present: meeting.present + meeting.walkIn,
                represented: meeting.represented,
                absent: meeting.absent,
              })}
            </span>
          </li>
        ))}
      </ul>
      {list.hasMore && (
        <Button variant="default" loading={list.isLoadingMore} onClick={list.loadMore}>
          {t('common.load-more')}
        </Button>
      )}
    </Section>
  );
}
