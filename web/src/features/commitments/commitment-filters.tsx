import { Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useMe, useOffice } from '../../api';
import {
  MeetingFilter,
  namedPeriods,
  OrganisationFilter,
  PeriodFilter,
  topics,
  type NamedPeriod,
} from '../../records';
import {
  addDays,
  FilterBar,
  FilterWord,
  formatDay,
  useLocale,
  useText,
  useWord,
  type Filter,
} from '../../ui';
import classes from './commitments.module.css';

const route = getRouteApi('/inside/commitments');

const lights = ['open', 'late', 'at_risk', 'on_track', 'waiting', 'paused', 'done', 'closed'];
const statuses = [
  'proposed',
  'agreed',
  'in_progress',
  'blocked',
  'submitted',
  'fulfilled',
  'on_hold',
  'cancelled',
];

const dueAround = (today: string): NamedPeriod[] => [
  { id: 'commitments.period.past', from: undefined, to: addDays(today, -1) },
  { id: 'commitments.period.week', from: today, to: addDays(today, 7) },
  { id: 'commitments.period.month', from: today, to: addDays(today, 30) },
  { id: 'commitments.period.year', ...namedPeriods(today).year },
];

type Change = Record<string, string | undefined>;

/** The question the list answers, as words above it; those seldom asked wait behind "more". */
export function CommitmentFilters({ ownOrganisation }: { ownOrganisation: string | null }) {
  const t = useText();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (words: Change) => {
    const needsDirection = words['needsDirection'] === undefined ? {} : { needsDirection: true };
    const next = (before: typeof search) => ({ ...before, ...words, ...needsDirection }) as typeof before;
    void navigate({ search: next, replace: true });
  };
  const value = { ...search, needsDirection: search.needsDirection ? 'true' : undefined };
  const seldom = useSeldomFilters(search.fulfilledFrom);
  const isSet = ({ key }: Filter) => value[key as keyof typeof value] !== undefined;
  return (
    <FilterBar
      value={value}
      onChange={change}
      searchLabel={t('commitments.search')}
      filters={[...useFilters(), ...seldom.filter(isSet)]}
      alsoClears={['ownerId', 'meetingId', 'dueFrom', 'dueTo']}
    >
      {ownOrganisation === null && (
        <OrganisationFilter
          label={t('commitments.owner')}
          value={search.ownerId}
          onChange={(ownerId) => change({ ownerId })}
        />
      )}
      <MeetingFilter
        label={t('commitments.meeting')}
        value={search.meetingId}
        onChange={(meetingId) => change({ meetingId })}
      />
      <PeriodFilter
        label={t('commitments.due')}
        periodsAt={dueAround}
        from={search.dueFrom}
        to={search.dueTo}
        onChange={({ from, to }) => change({ dueFrom: from, dueTo: to })}
      />
      <Order value={search.sort ?? null} onChange={change} />
      <MoreFilters filters={seldom.filter((filter) => !isSet(filter))} onChoose={change} />
    </FilterBar>
  );
}

function useFilters(): Filter[] {
  const t = useText();
  const word = useWord();
  const options = (prefix: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: word(prefix, value) }));
  return [
    { key: 'light', label: t('commitments.light'), options: options('commitments.light', lights) },
    { key: 'topic', label: t('commitments.topic'), options: options('commitments.topic', topics) },
    { key: 'status', label: t('commitments.status'), options: options('commitments.status', statuses) },
  ];
}

function Order({ value, onChange }: { value: string | null; onChange: (change: Change) => void }) {
  const t = useText();
  const word = useWord();
  const options = ['due', '-due', 'reference'].map((sort) => ({
    value: sort,
    label: word('commitments.sort', sort),
  }));
  return (
    <FilterWord
      filter={{ key: 'sort', label: t('commitments.sort'), options }}
      value={value}
      onChange={onChange}
    />
  );
}

function useSeldomFilters(fulfilledFrom: string | undefined): Filter[] {
  const t = useText();
  const locale = useLocale();
  const { today } = useOffice();
  const { organisation } = useMe();
  const days = [`${today.slice(0, 4)}-01-01`, addDays(today, -30)];
  const since = fulfilledFrom === undefined || days.includes(fulfilledFrom) ? days : [fulfilledFrom, ...days];
  const ownPart = {
    key: 'ownPart',
    label: t('commitments.own-part'),
    options: (['owner', 'verifier'] as const).map((value) => ({
      value,
      label: t(`commitments.own-part.${value}`),
    })),
  };
  return [
    ...(organisation === null ? [] : [ownPart]),
    {
      key: 'needsDirection',
      label: t('commitments.needs-direction'),
      options: [{ value: 'true', label: t('common.yes') }],
    },
    {
      key: 'extension',
      label: t('commitments.asks-for-time'),
      options: [{ value: 'requested', label: t('commitments.asks-for-time.waiting') }],
    },
    {
      key: 'fulfilledFrom',
      label: t('commitments.fulfilled-from'),
      options: since.map((value) => ({ value, label: formatDay(value, locale) })),
    },
  ];
}

function MoreFilters({ filters, onChoose }: { filters: Filter[]; onChoose: (change: Change) => void }) {
  const t = useText();
  if (filters.length === 0) return null;
  return (
    <Menu>
      <Menu.Target>
        <button type="button" className={classes.moreFilters} aria-label={t('commitments.more-filters')}>
          <IconPlus size="1rem" stroke={1.75} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {filters.map(({ key, label, options }) => (
          <Menu.Item key={key} onClick={() => onChoose({ [key]: options[0]?.value })}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
