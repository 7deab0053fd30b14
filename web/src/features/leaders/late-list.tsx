import { Link } from '@tanstack/react-router';
import type { CommitmentRow, LeadersReport } from '../../api';
import { measureOf } from '../../records';
import { formatDay, Quantity, StatusLight, useLocale, useText } from '../../ui';
import classes from './leaders.module.css';
import { Part } from './part';

/** What is late, the longest first: how long, whose, and why. Nothing late is good news, and looks like it. */
export function LateList({ report }: { report: LeadersReport }) {
  const t = useText();
  const active = report.figures.find(({ key }) => key === 'active')?.value ?? 0;
  const good = (
    <div className={classes.good}>
      <StatusLight tone="good" word={t('reports.late.good')} />
      <p>{t('reports.late.good.text', { active })}</p>
    </div>
  );
  return (
    <Part
      title={t('reports.late.title')}
      rows={report.late}
      figure={figureOf(report, 'late')}
      shown={5}
      empty={good}
    >
      {(row) => <LateRow key={row.id} commitment={row} />}
    </Part>
  );
}

export function figureOf(report: LeadersReport, key: LeadersReport['figures'][number]['key']) {
  return report.figures.find((figure) => figure.key === key);
}

function LateRow({ commitment }: { commitment: CommitmentRow }) {
  const t = useText();
  const locale = useLocale();
  const { id, title, owner, lateWorkingDays: count, obstacle, dueOn } = commitment;
  return (
    <li className={classes.late} data-row={id}>
      <p className={classes.days}>
        <span className={classes.number}>{count}</span> {t('reports.late.days', { count })}
      </p>
      <div>
        <Link to="/commitments/$id" params={{ id }} className={classes.title} data-row-link>
          {title}
        </Link>
        <p className={obstacle === null ? classes.unknown : classes.reason}>
          {obstacle ?? t('reports.late.no-reason')}
        </p>
        <p className={classes.facts}>
          <span>{owner.name}</span>
          <Measure commitment={commitment} />
          {dueOn !== null && (
            <span className={classes.due}>
              {t('reports.due', { day: formatDay(dueOn, locale, 'short') })}
            </span>
          )}
        </p>
      </div>
    </li>
  );
}

/** "41 dari 60 titik", or the share where no target was set. */
export function Measure({ commitment }: { commitment: CommitmentRow }) {
  const measure = measureOf(commitment, useLocale());
  return <span>{measure ?? <Quantity value={commitment.progressPercent} unit="%" />}</span>;
}
