import { Button, Menu, SegmentedControl } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense, useRef } from 'react';
import { useList, useMe, useOffice } from '../../api';
import { meetingKinds, meetingPeriods, OrganisationFilter, PeriodFilter, topics } from '../../records';
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
  WhenWorded,
} from '../../ui';
import { attendedWays, statuses } from './choices';
import { MeetingGroups } from './meeting-groups';
import { MeetingLines } from './meeting-lines';
import classes from './meetings.module.css';

const route = getRouteApi('/inside/meetings');
const SavedFilters = lazy(async () => ({ default: (await import('./saved-filters')).SavedFilters }));
const Calendar = lazy(async () => ({ default: (await import('./calendar/calendar')).Calendar }));

/** What is coming, and what was held and is not yet closed? */
export function MeetingsPage() {
  const t = useText();
  const me = useMe();
  const { view } = route.useSearch();
  return (
    <Page
      title={t('meetings.title')}
      actions={
        <>
          {me.can.includes('meetings.create') ? (
            <Tools />
          ) : (
            <ButtonLink to="/decisions" variant="default">
              {t('meetings.decisions.register')}
            </ButtonLink>
          )}
          {me.can.includes('meetings.create') && (
            <ButtonLink to="/meetings/new">{t('shell.new-meeting')}</ButtonLink>
          )}
        </>
      }
    >
      <MeetingFilters />
      <ViewChoice />
      {view === undefined ? <MeetingList /> : <MeetingsOfDays view={view} />}
    </Page>
  );
}

/** What meetings are prepared with. */
function Tools() {
  const t = useText();
  const { can } = useMe();
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size="1rem" stroke={1.75} aria-hidden />}>
          {t('meetings.tools')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item renderRoot={(root) => <Link to="/decisions" {...root} />}>
          {t('meetings.decisions.register')}
        </Menu.Item>
        {can.includes('templates.read') && (
          <Menu.Item renderRoot={(root) => <Link to="/meetings/templates" {...root} />}>
            {t('meetings.more.templates')}
          </Menu.Item>
        )}
        {can.includes('groups.read') && (
          <Menu.Item renderRoot={(root) => <Link to="/invitation-groups" {...root} />}>
            {t('meetings.more.groups')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The question without how its answer is laid out. */
function useFilter() {
  const { view: _view, on: _on, ...filter } = route.useSearch();
  return filter;
}

function MeetingList() {
  const isFiltered = Object.values(useFilter()).some((value) => value !== undefined);
  return isFiltered ? <FoundMeetings /> : <MeetingGroups />;
}

type View = NonNullable<ReturnType<typeof route.useSearch>['view']>;
const views = ['list', 'month', 'week', 'agenda'] as const;

/** A list, or a calendar; what is chosen stands in the address. */
function ViewChoice() {
  const t = useText();
  const word = useWord();
  const { view = 'list' } = route.useSearch();
  const navigate = route.useNavigate();
  const show = (next: string) =>
    void navigate({
      search: ({ view: _view, ...before }) => (next === 'list' ? before : { ...before, view: next as View }),
      replace: true,
    });
  return (
    <SegmentedControl
      className={classes.views ?? ''}
      aria-label={t('meetings.view')}
      data={views.map((value) => ({ value, label: word('meetings.view', value) }))}
      value={view}
      onChange={show}
      data-print="no"
    />
  );
}

function MeetingsOfDays({ view }: { view: View }) {
  const { today } = useOffice();
  const { on = today } = route.useSearch();
  const { from: _from, to: _to, ...filter } = useFilter();
  const navigate = route.useNavigate();
  return (
    <Suspense fallback={<Skeleton lines={10} />}>
      <WhenWorded>
        <Calendar
          view={view}
          on={on}
          filter={filter}
          onChange={(change) =>
            void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
          }
        />
      </WhenWorded>
    </Suspense>
  );
}

function MeetingFilters() {
  const t = useText();
  const word = useWord();
  const me = useMe();
  const search = route.useSearch();
  const { on: _on, ...saved } = search;
  const navigate = route.useNavigate();
  const ask = (change: Record<string, string | undefined>) =>
    void navigate({ search: (before) => ({ ...before, ...change }) as typeof before, replace: true });
  const options = (prefix: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: word(prefix, value) }));
  // How one organisation took part: asked of the one that is chosen.
  const attended = {
    key: 'attended',
    label: t('meetings.attendance'),
    options: options('meetings.attendance', attendedWays),
  } as const;
  return (
    <FilterBar
      value={search}
      onChange={ask}
      searchLabel={t('meetings.search')}
      alsoClears={['from', 'to', 'organisationId', 'attended']}
      filters={[
        { key: 'status', label: t('meetings.status'), options: options('meetings.status', statuses) },
        { key: 'kind', label: t('meetings.kind'), options: options('meetings.kind', meetingKinds) },
        { key: 'topic', label: t('commitments.topic'), options: options('commitments.topic', topics) },
        ...(search.organisationId === undefined ? [] : [attended]),
      ]}
    >
      {search.view === undefined && (
        <PeriodFilter
          label={t('meetings.period')}
          periodsAt={meetingPeriods}
          from={search.from}
          to={search.to}
          onChange={(period) => ask({ ...period })}
        />
      )}
      {me.can.includes('organisations.list') && (
        <OrganisationFilter
          label={t('meetings.attendee')}
          value={search.organisationId}
          onChange={(organisationId) =>
            ask({ organisationId, ...(organisationId === undefined ? { attended: undefined } : {}) })
          }
        />
      )}
      <Suspense>
        <WhenWorded>
          <SavedFilters
            search={saved}
            onApply={(found) => void navigate({ search: found as typeof search, replace: true })}
          />
        </WhenWorded>
      </Suspense>
    </FilterBar>
  );
}

/** The meetings that match, newest first. */
function FoundMeetings() {
  const t = useText();
  const list = useList('/api/meetings', useFilter());
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
