import type { ReactNode } from 'react';
import type { Commitment } from '../../api';
import { CommitmentLight, toneOf } from '../../records';
import {
  DateText,
  daysBetween,
  formatNumber,
  formatQuantity,
  ProgressBar,
  useLocale,
  useText,
} from '../../ui';
import classes from './commitments.module.css';

/** Realised against target, and the last day: what one looks for in the first second. */
export function Standing({ commitment }: { commitment: Commitment }) {
  return (
    <div className={classes.standing}>
      <Realised commitment={commitment} />
      <Due commitment={commitment} />
    </div>
  );
}

function Measure({ label, value, children }: { label: string; value: ReactNode; children?: ReactNode }) {
  return (
    <div className={classes.measure}>
      <p className={classes.measureLabel}>{label}</p>
      <p className={classes.measureValue}>{value}</p>
      {children}
    </div>
  );
}

function Realised({ commitment }: { commitment: Commitment }) {
  const t = useText();
  const locale = useLocale();
  const { target, unit, baseline, progressValue, progressPercent, progressOn, light, title, direction } =
    commitment;
  if (target === null) {
    return <Measure label={t('commitments.progress')} value={t('commitments.no-target')} />;
  }
  const value = formatNumber(progressValue ?? baseline, locale);
  return (
    <Measure
      label={t('commitments.progress')}
      value={
        <>
          {value}{' '}
          <span className={classes.measureOf}>
            {t(direction === 'down' ? 'commitments.towards' : 'commitments.of', {
              target: formatQuantity(target, unit, locale),
            })}
          </span>
        </>
      }
    >
      <ProgressBar percent={progressPercent} label={title} tone={toneOf(light)} large />
      <p className={classes.measureNote}>
        {[
          baseline !== 0 && t('commitments.baseline-was', { value: formatQuantity(baseline, unit, locale) }),
          progressOn === null && t('commitments.never-reported'),
        ]
          .filter(Boolean)
          .join(' · ')}
        {progressOn !== null && (
          <>
            {baseline !== 0 && ' · '}
            {t('commitments.reported')} <DateText day={progressOn} length="short" />
          </>
        )}
      </p>
    </Measure>
  );
}

function Due({ commitment }: { commitment: Commitment }) {
  const t = useText();
  const { dueOn, firstDueOn, fulfilledOn } = commitment;
  if (dueOn === null) {
    return (
      <Measure label={t('commitments.due')} value={t('commitments.due.none')}>
        <CommitmentLight commitment={commitment} />
      </Measure>
    );
  }
  const slipped = firstDueOn !== null && firstDueOn !== dueOn;
  return (
    <Measure label={t('commitments.due')} value={<DateText day={dueOn} />}>
      <p>
        <CommitmentLight commitment={commitment} />
      </p>
      {fulfilledOn !== null && (
        <p className={classes.measureNote}>
          {t('commitments.fulfilled-on')} <DateText day={fulfilledOn} length="short" />
          {fulfilledOn > dueOn &&
            `, ${t('commitments.after-due', { days: daysBetween(dueOn, fulfilledOn) })}`}
        </p>
      )}
      {slipped && (
        <p className={classes.measureNote}>
          {t('commitments.first-due')} <DateText day={firstDueOn} length="short" />
          {`, ${t('commitments.slipped', { days: daysBetween(firstDueOn, dueOn) })}`}
        </p>
      )}
    </Measure>
  );
}
