import { getRouteApi, Link } from '@tanstack/react-router';
import { useList, type Item } from '../../api';
import { DataTable, Empty, StatusLight, useText, useWord, type Column, type Text, type Tone } from '../../ui';
import classes from './imports.module.css';
import { outcomes, type Import, type Outcome } from './kinds';

type Row = Item<'/api/imports/{id}/rows'>;

const route = getRouteApi('/inside/organisations/import');
const tones: Record<Outcome, Tone> = {
  create: 'good',
  update: 'wait',
  same: 'muted',
  duplicate: 'warn',
  refused: 'bad',
};

/** Every row as the sheet numbers it, with what becomes of it and why. */
export function ImportRows({ found: { id, kind, counts } }: { found: Import }) {
  const t = useText();
  const word = useWord();
  const { outcome } = route.useSearch();
  const query = { limit: 50, ...(outcome === undefined ? {} : { outcome }) };
  const list = useList('/api/imports/{id}/rows', query, { pathParams: { id } });
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <nav className={classes.outcomes} aria-label={t('imports.outcomes')}>
        <Link to="/organisations/import" search={{ id }} activeOptions={{ exact: true }}>
          {t('imports.outcome.all', { count: all })}
        </Link>
        {outcomes
          .filter((each) => counts[each] > 0)
          .map((each) => (
            <Link key={each} to="/organisations/import" search={{ id, outcome: each }}>
              {t(`imports.outcome.${each}.count`, { count: counts[each] })}
            </Link>
          ))}
      </nav>
      <DataTable
        label={t('imports.rows')}
        list={list}
        rowKey={({ number }) => String(number)}
        columns={columnsOf(t, word, kind)}
        empty={<Empty title={t('common.no-match')}>{t('imports.rows.none')}</Empty>}
      />
    </>
  );
}

function columnsOf(
  t: Text,
  word: (prefix: string, value: string) => string,
  kind: Import['kind'],
): Column<Row>[] {
  return [
    { id: 'number', header: t('imports.row'), width: '5rem', phone: 'eyebrow', cell: ({ number }) => number },
    { id: 'label', header: t('imports.row.label'), phone: 'title', cell: ({ label }) => label },
    {
      id: 'outcome',
      header: t('imports.row.outcome'),
      width: '11rem',
      phone: 'aside',
      cell: ({ outcome }) => <StatusLight tone={tones[outcome]} word={word('imports.outcome', outcome)} />,
    },
    { id: 'why', header: t('imports.row.why'), width: '40%', cell: (row) => <Why row={row} kind={kind} /> },
  ];
}

/** What is wrong, what changes, or what it looks like. */
function Why({ row: { faults, changes, twin }, kind }: { row: Row; kind: Import['kind'] }) {
  const t = useText();
  const word = useWord();
  if (faults.length + changes.length === 0 && twin === null) return null;
  return (
    <ul className={classes.why}>
      {faults.map(({ field, message }) => (
        <li key={field}>
          <strong>{word('imports.field', field)}</strong>: {message}
        </li>
      ))}
      {twin !== null && (
        <li>
          {t('imports.looks-like')}{' '}
          {kind === 'people' ? (
            twin.name
          ) : (
            <Link to="/organisations/$id" params={{ id: twin.id }}>
              {twin.name}
            </Link>
          )}
        </li>
      )}
      {changes.map(({ field, before, after }) => (
        <li key={field}>
          <strong>{word('imports.field', field)}</strong>: {before ?? t('common.none')} →{' '}
          {after ?? t('common.none')}
        </li>
      ))}
    </ul>
  );
}
