import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useList, type DecisionRow } from '../../api';
import { meetingPeriods, PeriodFilter, topics } from '../../records';
import { DateTimeText, Empty, FilterBar, Page, Problem, Skeleton, Tag, useText, useWord } from '../../ui';
import classes from './decisions.module.css';

const route = getRouteApi('/inside/decisions');
/** Decisions lie behind. */
const held = (today: string) => meetingPeriods(today, ['month', 'quarter', 'year', 'last-year']);

/** What was decided, when, and where does it stand? */
export function DecisionsPage() {
  const t = useText();
  const word = useWord();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (changed: Record<string, string | undefined>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }) as typeof before, replace: true });
  return (
    <Page title={t('decisions.title')}>
      <FilterBar
        value={search}
        onChange={change}
        searchLabel={t('decisions.search')}
        alsoClears={['from', 'to']}
        filters={[
          {
            key: 'topic',
            label: t('commitments.topic'),
            options: topics.map((value) => ({ value, label: word('commitments.topic', value) })),
          },
        ]}
      >
        <PeriodFilter
          label={t('meetings.period')}
          periodsAt={held}
          from={search.from}
          to={search.to}
          onChange={change}
        />
      </FilterBar>
      <Found />
    </Page>
  );
}

function Found() {
  const t = useText();
  const search = route.useSearch();
  const list = useList('/api/decisions', search);
  if (list.error && list.items.length === 0) return <Problem error={list.error} onRetry={list.retry} />;
  if (list.isPending) return <Skeleton lines={8} />;
  if (list.items.length === 0) {
    const isFiltered = Object.values(search).some((value) => value !== undefined);
    return isFiltered ? (
      <Empty title={t('common.no-match')}>{t('common.no-match.hint')}</Empty>
    ) : (
      <Empty title={t('decisions.empty')}>{t('decisions.empty.text')}</Empty>
    );
  }
  return (
    <div aria-busy={list.isStale}>
      <ul className={classes.rows} aria-label={t('decisions.title')}>
        {list.items.map((decision) => (
          <One key={decision.id} decision={decision} />
        ))}
      </ul>
      {list.hasMore && (
        <Button variant="default" loading={list.isLoadingMore} onClick={list.loadMore}>
          {t('common.load-more')}
        </Button>
      )}
    </div>
  );
}

function One({ decision }: { decision: DecisionRow }) {
  const t = useText();
  const word = useWord();
  const { number, text, topic, meeting, startsAt, timeZone } = decision;
  return (
    <li className={classes.row}>
      <p className={classes.text}>{text}</p>
      <p className={classes.meta}>
        <span>{t('decisions.number', { number })}</span>
        <Link to="/meetings/$id" params={{ id: meeting.id }}>
          {`${meeting.reference} · ${meeting.title}`}
        </Link>
        <DateTimeText at={startsAt} zone={timeZone} length="short" />
        {topic !== null && <Tag>{word('commitments.topic', topic)}</Tag>}
      </p>
    </li>
  );
}
