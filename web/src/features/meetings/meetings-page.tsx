import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useRef } from 'react';
import { useList, useMe } from '../../api';
import { OrganisationFilter } from '../../records';
import {
  ButtonLink,
  Empty,
  FilterBar,
  Page,
  Problem,
  Skeleton,
  useRowFocus,
  useText,
  useWord,
} from '../../ui';
import { attendedWays, kinds, statuses, topics } from './choices';
import { MeetingGroups } from './meeting-groups';
import { MeetingLines } from './meeting-lines';
import classes from './meetings.module.css';
import { PeriodFilter } from './period-filter';

const route = getRouteApi('/inside/meetings');

/** What is coming, and what was held and is not yet closed? */
export function MeetingsPage() {
  const t = useText();
  const me = useMe();
  const search = route.useSearch();
  const isFiltered = Object.values(search).some((value) => value !== undefined);
  return (
    <Page
      title={t('meetings.title')}
      {...(me.can.includes('meetings.create')
        ? { actions: <ButtonLink to="/meetings/new">{t('shell.new-meeting')}</ButtonLink> }
        : {})}
    >
      <MeetingFilters />
      {isFiltered ? <FoundMeetings /> : <MeetingGroups />}
    </Page>
  );
}

function MeetingFilters() {
  const t = useText();
  const word = useWord();
  const me = useMe();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const ask = (change: Record<string, string | undefined>) =>
    void navigate({ search: (before) => ({ ...before, ...change }) as typeof before, replace: true });
  const options = (prefix: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: word(prefix, value) }));
  return (
    <FilterBar
      value={search}
      onChange={ask}
      searchLabel={t('meetings.search')}
      alsoClears={['from', 'to', 'organisationId', 'attended']}
      filters={[
        { key: 'status', label: t('meetings.status'), options: options('meetings.status', statuses) },
        { key: 'kind', label: t('meetings.kind'), options: options('meetings.kind', kinds) },
        { key: 'topic', label: t('commitments.topic'), options: options('commitments.topic', topics) },
        // How one organisation took part: asked of the one that is chosen.
        ...(search.organisationId === undefined
          ? []
          : [
              {
                key: 'attended',
                label: t('meetings.attendance'),
                options: options('meetings.attendance', attendedWays),
              } as const,
            ]),
      ]}
    >
      <PeriodFilter from={search.from} to={search.to} onChange={(period) => ask({ ...period })} />
      {me.can.includes('organisations.list') && (
        <OrganisationFilter
          label={t('meetings.attendee')}
          value={search.organisationId}
          onChange={(organisationId) =>
            ask({ organisationId, ...(organisationId === undefined ? { attended: undefined } : {}) })
          }
        />
      )}
    </FilterBar>
  );
}

/** The meetings that match, newest first. */
function FoundMeetings() {
  const t = useText();
  const list = useList('/api/meetings', route.useSearch());
  const container = useRef<HTMLDivElement>(null);
  useRowFocus(container, list.items.length > 0);
  if (list.error && list.items.length === 0) return <Problem error={list.error} onRetry={list.retry} />;
  if (list.isPending) return <Skeleton lines={8} />;
  if (list.items.length === 0) return <Empty title={t('common.no-match')}>{t('common.no-match.hint')}</Empty>;
  return (
    <div
      ref={container}
      className={classes.found}
      data-stale={list.isStale || undefined}
      aria-busy={list.isStale}
    >
      <MeetingLines meetings={list.items} label={t('meetings.title')} />
      <div className={classes.foot}>
        <span role="status">
          {t('meetings.count', { count: list.items.length, more: list.hasMore ? 'yes' : 'no' })}
        </span>
        {list.hasMore && (
          <Button variant="default" loading={list.isLoadingMore} onClick={list.loadMore}>
            {t('common.load-more')}
          </Button>
        )}
      </div>
    </div>
  );
}
