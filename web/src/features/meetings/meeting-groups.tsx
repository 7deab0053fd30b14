import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useList, useMe, useOffice, type List, type MeetingRow } from '../../api';
import { addDays, ButtonLink, Empty, Problem, Section, Skeleton, useRowFocus, useText } from '../../ui';
import { MeetingLines } from './meeting-lines';
import classes from './meetings.module.css';

const many = 200;

/** What is coming, what was held and is not yet closed, and what was before. */
export function MeetingGroups() {
  const t = useText();
  const { today } = useOffice();
  const yesterday = addDays(today, -1);
  const coming = useList('/api/meetings', { from: today, limit: many });
  const held = useList('/api/meetings', { status: 'held', limit: many });
  // Its day has passed and nobody has written down whether it took place.
  const passed = useList('/api/meetings', { status: 'scheduled', to: yesterday, limit: many });
  const before = useList('/api/meetings', { to: yesterday });
  const container = useRef<HTMLDivElement>(null);
  const lists = [coming, held, passed, before];
  const isWaiting = lists.some(({ isPending }) => isPending);
  useRowFocus(container, !isWaiting);
  const failed = lists.find(({ error, items }) => error !== null && items.length === 0);
  if (failed) return <Problem error={failed.error} onRetry={failed.retry} />;
  if (isWaiting) return <Skeleton lines={8} />;
  const unfinished = [...passed.items, ...held.items];
  const isUnfinished = ({ id }: MeetingRow) => unfinished.some((meeting) => meeting.id === id);
  const rest = before.items.filter((meeting) => !isUnfinished(meeting));
  const next = coming.items.filter((meeting) => !isUnfinished(meeting)).reverse();
  if (next.length + unfinished.length + rest.length === 0) return <NoMeetings />;
  return (
    <div ref={container}>
      <Group title={t('meetings.group.coming')} meetings={next} empty={t('meetings.group.coming.none')} />
      {unfinished.length > 0 && <Group title={t('meetings.group.unfinished')} meetings={unfinished} />}
      {rest.length > 0 && <Group title={t('meetings.group.before')} meetings={rest} list={before} />}
    </div>
  );
}

interface GroupProps {
  title: string;
  meetings: MeetingRow[];
  empty?: string;
  /** Where more can be asked for. */
  list?: List<MeetingRow>;
}

function Group({ title, meetings, empty, list }: GroupProps) {
  const t = useText();
  return (
    <Section title={title} {...(list?.hasMore ? {} : { note: meetings.length })}>
      {meetings.length === 0 ? (
        <p className={classes.none}>{empty}</p>
      ) : (
        <MeetingLines meetings={meetings} label={title} />
      )}
      {list?.hasMore === true && (
        <Button
          variant="default"
          loading={list.isLoadingMore}
          onClick={list.loadMore}
          className={classes.more ?? ''}
        >
          {t('common.load-more')}
        </Button>
      )}
    </Section>
  );
}

function NoMeetings() {
  const t = useText();
  const { can } = useMe();
  if (!can.includes('meetings.create'))
    return <Empty title={t('meetings.empty')}>{t('meetings.empty.reader')}</Empty>;
  return (
    <Empty
      title={t('meetings.empty')}
      action={<ButtonLink to="/meetings/new">{t('shell.new-meeting')}</ButtonLink>}
    >
      {t('meetings.empty.staff')}
    </Empty>
  );
}
