import { Button, Loader } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useOffice } from '../../api';
import { addDays, FilterPopover, formatDay, useLocale, useText, type MessageId } from '../../ui';
import classes from './commitments.module.css';

const DuePeriod = lazy(async () => ({ default: (await import('./due-period')).DuePeriod }));

interface DueFilterProps {
  from: string | undefined;
  to: string | undefined;
  onChange: (change: { dueFrom: string | undefined; dueTo: string | undefined }) => void;
}

interface Period {
  id: MessageId;
  from: string | undefined;
  to: string | undefined;
}

function periodsAt(today: string): Period[] {
  const year = today.slice(0, 4);
  return [
    { id: 'commitments.period.past', from: undefined, to: addDays(today, -1) },
    { id: 'commitments.period.week', from: today, to: addDays(today, 7) },
    { id: 'commitments.period.month', from: today, to: addDays(today, 30) },
    { id: 'commitments.period.year', from: `${year}-01-01`, to: `${year}-12-31` },
  ];
}

/** When it is due: the periods people ask for, or any other. */
export function DueFilter({ from, to, onChange }: DueFilterProps) {
  const t = useText();
  const locale = useLocale();
  const { today } = useOffice();
  const periods = periodsAt(today);
  const known = periods.find((period) => period.from === from && period.to === to);
  const chosen = () => {
    if (from === undefined && to === undefined) return null;
    if (known !== undefined) return t(known.id);
    const written = (day: string | undefined) => (day === undefined ? '…' : formatDay(day, locale, 'short'));
    return `${written(from)} – ${written(to)}`;
  };
  return (
    <FilterPopover
      label={t('commitments.due')}
      chosen={chosen()}
      onRemove={() => onChange({ dueFrom: undefined, dueTo: undefined })}
    >
      {(close) => (
        <div className={classes.periods}>
          <div className={classes.presets}>
            {periods.map((period) => (
              <Button
                key={period.id}
                variant={period === known ? 'light' : 'default'}
                size="compact-sm"
                onClick={() => {
                  close();
                  onChange({ dueFrom: period.from, dueTo: period.to });
                }}
              >
                {t(period.id)}
              </Button>
            ))}
          </div>
          <Suspense fallback={<Loader size="sm" />}>
            <DuePeriod from={from} to={to} today={today} onChange={onChange} />
          </Suspense>
        </div>
      )}
    </FilterPopover>
  );
}
