import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useRef, type MouseEvent, type ReactNode } from 'react';
import { Problem, Skeleton } from '../feedback/states';
import { useText } from '../text';
import classes from './data-table.module.css';
import { useRowFocus } from './use-row-focus';

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  align?: 'end';
  /** A CSS width for columns that should not take the room of the text. */
  width?: string;
  /** Where it stands on the phone's card; `line` when left out. */
  phone?: 'eyebrow' | 'aside' | 'title' | 'line' | 'none';
}

/** What useList of web/src/api answers; any list of this shape will do. */
export interface ListState<Row> {
  items: Row[];
  hasMore: boolean;
  loadMore: () => void;
  isLoadingMore: boolean;
  isPending: boolean;
  isStale: boolean;
  error: Error | null;
  retry: () => void;
}

interface DataTableProps<Row> {
  /** Names the table for screen readers. */
  label: string;
  list: ListState<Row> | Row[];
  rowKey: (row: Row) => string;
  /** The first column marked `title` carries this link; the whole row follows it. null: the reader may not open it. */
  link?: (row: Row) => LinkProps | null;
  columns: Column<Row>[];
  empty: ReactNode;
}

const still = { hasMore: false, isLoadingMore: false, isPending: false, isStale: false, error: null };

/** Rows to work through: a dense table at a desk, cards on a phone, `j` `k` Enter on every keyboard. */
export function DataTable<Row>({ label, list, rowKey, link, columns, empty }: DataTableProps<Row>) {
  const nothing = () => undefined;
  const state = Array.isArray(list) ? { ...still, items: list, loadMore: nothing, retry: nothing } : list;
  const container = useRef<HTMLDivElement>(null);
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  useRowFocus(container, state.items.length > 0);
  if (state.error && state.items.length === 0) return <Problem error={state.error} onRetry={state.retry} />;
  if (state.isPending) return <Skeleton lines={8} />;
  if (state.items.length === 0) return empty;
  const body = { label, rows: state.items, rowKey, link, columns };
  return (
    <div
      ref={container}
      className={classes.container}
      data-stale={state.isStale || undefined}
      aria-busy={state.isStale}
    >
      {isPhone ? <Cards {...body} /> : <Rows {...body} />}
      <More state={state} />
    </div>
  );
}

interface BodyProps<Row> {
  label: string;
  rows: Row[];
  rowKey: (row: Row) => string;
  link: ((row: Row) => LinkProps | null) | undefined;
  columns: Column<Row>[];
}

function Rows<Row>({ label, rows, rowKey, link, columns }: BodyProps<Row>) {
  return (
    <table className={classes.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ id, header, align, width }) => (
            <th key={id} scope="col" data-align={align} style={width === undefined ? undefined : { width }}>
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={rowKey(row)}
            data-row={rowKey(row)}
            data-open={link?.(row) ? true : undefined}
            onClick={followRow}
          >
            {columns.map((column) => (
              <td key={column.id} data-align={column.align}>
                <Cell row={row} column={column} link={link} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cards<Row>({ label, rows, rowKey, link, columns }: BodyProps<Row>) {
  const at = (place: Column<Row>['phone']) => columns.filter(({ phone = 'line' }) => phone === place);
  return (
    <ul className={classes.cards} aria-label={label}>
      {rows.map((row) => (
        <li key={rowKey(row)} data-row={rowKey(row)} className={classes.card}>
          <div className={classes.cardTop}>
            <span className={classes.cardEyebrow}>
              {at('eyebrow').map((column) => (
                <Part key={column.id} row={row} column={column} />
              ))}
            </span>
            <span className={classes.cardAside}>
              {at('aside').map((column) => (
                <Part key={column.id} row={row} column={column} />
              ))}
            </span>
          </div>
          {at('title').map((column) => (
            <div key={column.id} className={classes.cardTitle}>
              <Cell row={row} column={column} link={link} />
            </div>
          ))}
          <div className={classes.cardLines}>
            {at('line').map((column) => (
              <Part key={column.id} row={row} column={column} />
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Part<Row>({ row, column }: { row: Row; column: Column<Row> }) {
  return <span className={classes.part}>{column.cell(row)}</span>;
}

function Cell<Row>({
  row,
  column,
  link,
}: {
  row: Row;
  column: Column<Row>;
  link: ((row: Row) => LinkProps | null) | undefined;
}) {
  if (column.phone !== 'title' || link === undefined) return column.cell(row);
  const target = link(row);
  if (target === null) return <span className={classes.rowTitle}>{column.cell(row)}</span>;
  return (
    <Link {...target} className={classes.rowLink} data-row-link>
      {column.cell(row)}
    </Link>
  );
}

/** A click anywhere on the row follows its link, unless it met another control or text is being selected. */
function followRow(event: MouseEvent<HTMLElement>): void {
  const target = event.target as HTMLElement;
  if (target.closest('a, button, input, label') || window.getSelection()?.toString()) return;
  event.currentTarget.querySelector<HTMLElement>('[data-row-link]')?.click();
}

function More<Row>({ state }: { state: ListState<Row> }) {
  const t = useText();
  return (
    <div className={classes.more} data-print="no">
      <span role="status">
        {t('common.rows', { count: state.items.length, more: state.hasMore ? 'yes' : 'no' })}
      </span>
      {state.hasMore && (
        <Button variant="default" loading={state.isLoadingMore} onClick={state.loadMore}>
          {t('common.load-more')}
        </Button>
      )}
    </div>
  );
}
