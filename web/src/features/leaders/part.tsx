import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CommitmentRow, LeadersReport } from '../../api';
import { commitmentsBehind } from '../../records';
import { Section, useText } from '../../ui';
import classes from './leaders.module.css';

interface PartProps {
  title: string;
  rows: CommitmentRow[];
  /** The figure that counts these rows; its list shows those that do not fit here. */
  figure: LeadersReport['figures'][number] | undefined;
  /** As many as one look, and one sheet of paper, can take. */
  shown: number;
  empty: ReactNode;
  children: (row: CommitmentRow) => ReactNode;
}

/** The first rows behind a figure, and the way to all of them. */
export function Part({ title, rows, figure, shown, empty, children }: PartProps) {
  const t = useText();
  const total = figure?.value ?? rows.length;
  return (
    <Section title={title}>
      {rows.length === 0 ? empty : <ul className={classes.rows}>{rows.slice(0, shown).map(children)}</ul>}
      {total > shown && (
        <p className={classes.more}>
          <Link {...commitmentsBehind(figure?.query ?? '')} data-print="no">
            {t('reports.all', { count: total })}
          </Link>
          <span className={classes.onPaper}>{t('reports.more', { count: total - shown })}</span>
        </p>
      )}
    </Section>
  );
}
