import { Link } from '@tanstack/react-router';
import type { CommitmentRow, LeadersReport } from '../../api';
import { useText } from '../../ui';
import { figureOf, Measure } from './late-list';
import classes from './leaders.module.css';
import { Part } from './part';

/** The questions that only leaders can answer, in the words in which they were asked. */
export function DirectionList({ report }: { report: LeadersReport }) {
  const t = useText();
  return (
    <Part
      title={t('reports.direction.title')}
      rows={report.needsDirection}
      figure={figureOf(report, 'needsDirection')}
      shown={3}
      empty={<p className={classes.none}>{t('reports.direction.none')}</p>}
    >
      {(row) => (
        <li key={row.id} className={classes.row} data-row={row.id}>
          <Link to="/commitments/$id" params={{ id: row.id }} className={classes.question} data-row-link>
            {row.question}
          </Link>
          <p className={classes.facts}>
            <span>{row.title}</span>
            <span>{row.owner.name}</span>
          </p>
        </li>
      )}
    </Part>
  );
}

/** Reported finished; the other side has not checked yet. */
export function WaitingList({ report }: { report: LeadersReport }) {
  const t = useText();
  return (
    <Part
      title={t('reports.waiting.title')}
      rows={report.waiting}
      figure={figureOf(report, 'waitingVerification')}
      shown={3}
      empty={<p className={classes.none}>{t('reports.waiting.none')}</p>}
    >
      {(row) => <WaitingRow key={row.id} commitment={row} />}
    </Part>
  );
}

function WaitingRow({ commitment }: { commitment: CommitmentRow }) {
  const { id, title, owner } = commitment;
  return (
    <li className={classes.row} data-row={id}>
      <Link to="/commitments/$id" params={{ id }} className={classes.title} data-row-link>
        {title}
      </Link>
      <p className={classes.facts}>
        <span>{owner.name}</span>
        <Measure commitment={commitment} />
      </p>
    </li>
  );
}
