import { getRouteApi, Link } from '@tanstack/react-router';
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
  const word = useWord();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { tab: _, ...question } = search;
  const list = useList('/api/reminders', question);
  const isFiltered = Object.keys(question).length > 0;
  return (
    <>
      <FilterBar
        value={search}
        onChange={(change) =>
          void navigate({ search: (before) => ({ ...before, ...change }) as typeof before, replace: true })
        }
        filters={[
          {
            key: 'state',
            label: t('reminders.state'),
            options: states.map((value) => ({ value, label: word('reminders.state', value) })),
          },
        ]}
      />
      <DataTable
        label={t('reminders.ledger')}
        list={list}
        rowKey={({ id }) => id}
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

function useColumns(): Column<Reminder>[] {
  const t = useText();
  const word = useWord();
  const { timeZone } = useOffice();
  return [
    {
      id: 'due',
      header: t('reminders.due'),
      width: '14rem',
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
      width: '17rem',
      cell: (row) => <Recipient reminder={row} />,
    },
    {
      id: 'state',
      header: t('reminders.state'),
      width: '8.5rem',
      phone: 'aside',
      cell: ({ state }) => (
        <StatusLight tone={tones[state] ?? 'muted'} word={word('reminders.state', state)} />
      ),
    },
    { id: 'why', header: t('reminders.why'), width: '13rem', cell: (row) => <Why reminder={row} /> },
  ];
}

function Subject({ reminder: { rule, subject } }: { reminder: Reminder }) {
  const word = useWord();
  const words = [subject.reference, subject.title].filter(Boolean).join(' · ');
  return (
    <>
      <span className={classes.strong}>{word('reminders.rule-name', rule)}</span>
      <span className={classes.second}>
        {subject.type === 'commitment' && (
          <Link to="/commitments/$id" params={{ id: subject.id }}>
            {words}
          </Link>
        )}
        {subject.type === 'meeting' && (
          <Link to="/meetings/$id" params={{ id: subject.id }}>
            {words}
          </Link>
        )}
      </span>
    </>
  );
}

function Recipient({ reminder: { recipient } }: { reminder: Reminder }) {
  return (
    <>
      {recipient.name}
      <span className={classes.second}>
        {[recipient.organisation, recipient.address].filter(Boolean).join(' · ')}
      </span>
    </>
  );
}

/** Why it went this way: the reason in words, or what the mail server said and how often it was tried. */
function Why({ reminder: { reason, error, attempts } }: { reminder: Reminder }) {
  const t = useText();
  const word = useWord();
  const words = [
    reason && word('reminders.reason', reason),
    error,
    attempts > 1 && t('reminders.attempts', { count: attempts }),
  ];
  return <span className={classes.why}>{words.filter(Boolean).join(' · ')}</span>;
}
