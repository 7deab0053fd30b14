import type { CommitmentRow } from '../api';
import { DateText, ProgressBar, StatusLight, useLocale, useText, useWord, type Tone } from '../ui';
import { measureOf, type Measured } from './measure';
import classes from './records.module.css';

const tones: Record<string, Tone> = {
  done: 'done',
  closed: 'muted',
  paused: 'paused',
  waiting: 'wait',
  late: 'bad',
  at_risk: 'warn',
  on_track: 'good',
};

export function toneOf(light: string): Tone {
  return tones[light] ?? 'muted';
}

type Lit = Pick<CommitmentRow, 'light' | 'status' | 'lateWorkingDays'>;

/** The light of a commitment with the words that say why: "Terlambat 12 hari kerja". */
export function CommitmentLight({ commitment }: { commitment: Lit }) {
  const t = useText();
  const word = useWord();
  const { light, status, lateWorkingDays } = commitment;
  if (light === 'late') {
    const detail = lateWorkingDays ? t('commitments.late-by', { days: lateWorkingDays }) : null;
    return <StatusLight tone="bad" word={t('commitments.light.late')} detail={detail} />;
  }
  // A waiting or blocked commitment says for what, in the words of its status.
  const text =
    light === 'waiting' || status === 'blocked'
      ? word('commitments.status', status)
      : word('commitments.light', light);
  return <StatusLight tone={toneOf(light)} word={text} />;
}

/** The due date, and the first one where it slipped: the first promise is never lost. */
export function DueText({ commitment }: { commitment: Pick<CommitmentRow, 'dueOn' | 'firstDueOn'> }) {
  const t = useText();
  const { dueOn, firstDueOn } = commitment;
  if (dueOn === null) return <span className={classes.faint}>{t('commitments.due.none')}</span>;
  return (
    <span className={classes.nowrap}>
      <DateText day={dueOn} length="short" />
      {firstDueOn !== null && firstDueOn !== dueOn && (
        <span className={classes.slip}>
          <DateText day={firstDueOn} length="short" />
        </span>
      )}
    </span>
  );
}

/** Realised against target as a bar and in figures. */
export function CommitmentProgress({
  commitment,
  stacked = false,
}: {
  commitment: Measured & Pick<CommitmentRow, 'progressPercent' | 'light' | 'title'>;
  stacked?: boolean;
}) {
  const { progressPercent, light, title } = commitment;
  const measure = measureOf(commitment, useLocale());
  return (
    <ProgressBar percent={progressPercent} label={title} tone={toneOf(light)} stacked={stacked}>
      {measure ?? undefined}
    </ProgressBar>
  );
}
