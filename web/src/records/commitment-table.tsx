import { linkOptions } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CommitmentRow, List } from '../api';
import { DataTable, useText, type Column } from '../ui';
import { CommitmentLight, CommitmentProgress, DueText } from './commitment-marks';
import classes from './records.module.css';

interface CommitmentTableProps<Row extends CommitmentRow> {
  list: List<Row> | Row[];
  empty: ReactNode;
  label?: string;
  /** Columns this page has no use for, e.g. the owner on the owner's own page. */
  without?: ('owner' | 'progress' | 'light')[];
  /** A column of the page's own, at the end: the next move, the reason. */
  more?: Column<Row>[];
}

/** Commitments wherever they are listed: the same columns, words and link. */
export function CommitmentTable<Row extends CommitmentRow>({
  list,
  empty,
  label,
  without = [],
  more = [],
}: CommitmentTableProps<Row>) {
  const t = useText();
  const columns: Column<Row>[] = [
    {
      id: 'reference',
      header: t('commitments.reference'),
      width: '8rem',
      phone: 'eyebrow',
      cell: ({ reference }) => <span className={classes.nowrap}>{reference}</span>,
    },
    { id: 'title', header: t('commitments.promise'), phone: 'title', cell: ({ title }) => title },
    { id: 'owner', header: t('commitments.owner'), width: '10rem', cell: ({ owner }) => owner.name },
    {
      id: 'due',
      header: t('commitments.due'),
      width: '6.75rem',
      cell: (row) => <DueText commitment={row} />,
    },
    {
      id: 'progress',
      header: t('commitments.progress'),
      width: '8rem',
      phone: 'none',
      cell: (row) => <CommitmentProgress commitment={row} stacked />,
    },
    {
      id: 'light',
      header: t('commitments.light'),
      width: '11rem',
      phone: 'aside',
      cell: (row) => <CommitmentLight commitment={row} />,
    },
    ...more,
  ];
  return (
    <DataTable
      label={label ?? t('commitments.title')}
      list={list}
      rowKey={({ id }) => id}
      link={({ id }) => linkOptions({ to: '/commitments/$id', params: { id } })}
      columns={columns.filter(({ id }) => !without.some((name) => name === id))}
      empty={empty}
    />
  );
}
