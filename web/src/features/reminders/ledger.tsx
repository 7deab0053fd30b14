import { getRouteApi, linkOptions, type LinkProps } from '@tanstack/react-router';
import { useList, useOffice, type Reminder } from '../../api';
import {
  DataTable,
  DateTimeText,
  Empty,
  FilterBar,
  StatusLight,
  useText,
  useWord,
  type Column,
  type Tone,
} from '../../ui';
import classes from './reminders.module.css';

const route = getRouteApi('/inside/reminders');

const states = ['planned', 'sent', 'failed', 'skipped', 'expired'];

const tones: Record<string, Tone> = {
  planned: 'wait',
  sending: 'wait',
  sent: 'good',
  failed: 'bad',
  skipped: 'muted',
  expired: 'muted',
};

/** Every reminder with its reason: why this person, why now, and what became of it. */
export function Ledger() {
  const t = useText();
  const { tab: _, ...question } = route.useSearch();
  const list = useList('/api/reminders', question);
  const isFiltered = Object.keys(question).length > 0;
  return (
    <>
      <LedgerFilters reference={list.items[0]?.subject.reference} />
      <DataTable
        label={t('reminders.ledger')}
        list={list}
        rowKey={({ id }) => id}
        link={({ subject }) => recordOf(subject)}
        columns={useColumns()}
        empty={
          <Empty title={t(isFiltered ? 'common.no-match' : 'reminders.empty')}>
            {t(isFiltered ? 'common.no-match.hint' : 'reminders.empty.text')}
          </Empty>
        }
      />
    </>
  );
}

/** A link from a commitment brings its id along; it is shown by the reference of the rows that came. */
function LedgerFilters({ reference }: { reference: string | undefined }) {
  const t = useText();
  const word = useWord();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { commitmentId } = search;
  const one =
    commitmentId === undefined ? [] : [{ value: commitmentId, label: reference ?? t('common.none') }];
  return (
    <FilterBar
      value={search}
      searchLabel={t('reminders.search')}
      onChange={(change) =>
        void navigate({ search: (before) => ({ ...before, ...change }) as typeof before, replace: true })
      }
      filters={[
        {
          key: 'state',
          label: t('reminders.state'),
          options: states.map((value) => ({ value, label: word('reminders.state', value) })),
        },
        ...(commitmentId === undefined
          ? []
          : [{ key: 'commitmentId', label: t('reminders.about'), options: one }]),
      ]}
    />
  );
}

/** Who looks after reminders sees that somebody was reminded, and need not be one who reads of what. */
function recordOf({ type, id, opens }: Reminder['subject']): LinkProps | null {
  if (!opens) return null;
  return type === 'meeting'
    ? linkOptions({ to: '/meetings/$id', params: { id } })
    : linkOptions({ to: '/commitments/$id', params: { id } });
}

function useColumns(): Column<Reminder>[] {
  const t = useText();
  const { timeZone } = useOffice();
  return [
    {
      id: 'due',
      header: t('reminders.due'),
      width: '12.5rem',
      phone: 'eyebrow',
      cell: ({ sentAt, dueAt }) => <DateTimeText at={sentAt ?? dueAt} zone={timeZone} length="short" />,
    },
    {
      id: 'subject',
      header: t('reminders.subject'),
      phone: 'title',
      cell: (row) => <Subject reminder={row} />,
    },
    {
      id: 'recipient',
      header: t('reminders.recipient'),
      width: '20rem',
      cell: (row) => <Recipient reminder={row} />,
    },
    {
      id: 'state',
      header: t('reminders.state'),
      width: '12rem',
      phone: 'aside',
      cell: (row) => <State reminder={row} />,
    },
  ];
}

function Subject({ reminder: { rule, subject } }: { reminder: Reminder }) {
  const word = useWord();
  return (
    <>
      {word('reminders.rule-name', rule)}
      <span className={classes.second}>{[subject.reference, subject.title].filter(Boolean).join(' · ')}</span>
    </>
  );
}

/** The post or the person, and where it went; an organisation that has no more precise name is not said twice. */
function Recipient({ reminder: { recipient } }: { reminder: Reminder }) {
  const { name, organisation, address } = recipient;
  return (
    <>
      {name === organisation ? name : [name, organisation].filter(Boolean).join(', ')}
      <span className={classes.second}>{address}</span>
    </>
  );
}

/** What became of it, and why: the reason in words, or what the mail server said and how often it was tried. */
function State({ reminder: { state, reason, error, attempts } }: { reminder: Reminder }) {
  const t = useText();
  const word = useWord();
  const why = [
    reason && word('reminders.reason', reason),
    error,
    attempts > 1 && t('reminders.attempts', { count: attempts }),
  ];
  return (
    <>
      <StatusLight tone={tones[state] ?? 'muted'} word={word('reminders.state', state)} />
      <span className={classes.second}>{why.filter(Boolean).join(' · ')}</span>
    </>
  );
}
