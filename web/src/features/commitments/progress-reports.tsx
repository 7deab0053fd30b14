import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Commitment } from '../../api';
import { DateText, Quantity, Section, useText } from '../../ui';
import classes from './commitments.module.css';

const shownAtFirst = 5;

/** The figures as they were reported, newest first. */
export function ProgressReports({ commitment: { progress, unit } }: { commitment: Commitment }) {
  const t = useText();
  const [all, setAll] = useState(false);
  if (progress.length === 0) return null;
  const shown = all ? progress : progress.slice(0, shownAtFirst);
  return (
    <Section title={t('commitments.progress')} note={progress.length}>
      <ol className={classes.reports}>
        {shown.map(({ id, reportedOn, value, percent, note, reportedBy }) => (
          <li key={id} className={classes.report}>
            <span className={classes.reportDay}>
              <DateText day={reportedOn} length="short" />
            </span>
            <span className={classes.reportValue}>
              <Quantity value={value} unit={unit} />
              <span className={classes.reportPercent}>{percent} %</span>
            </span>
            <span className={classes.reportNote}>
              {note}
              <span className={classes.reportBy}>{reportedBy}</span>
            </span>
          </li>
        ))}
      </ol>
      {shown.length < progress.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)} data-print="no">
          {t('commitments.all-reports', { count: progress.length })}
        </Button>
      )}
    </Section>
  );
}
