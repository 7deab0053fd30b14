import { Button, Loader } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useOffice } from '../api';
import { FilterPopover, formatDay, useLocale, useText } from '../ui';
import type { NamedPeriod, Period } from './periods';
import classes from './period.module.css';

const PeriodFields = lazy(async () => ({ default: (await import('./period-fields')).PeriodFields }));

interface PeriodFilterProps extends Period {
  label: string;
  /** Those that are offered by name. */
  periodsAt: (today: string) => readonly NamedPeriod[];
  onChange: (period: Period) => void;
}

/** When it is or was: the periods people ask for, or any other. */
export function PeriodFilter({ label, periodsAt, from, to, onChange }: PeriodFilterProps) {
  const t = useText();
  const locale = useLocale();
  const { today } = useOffice();
  const periods = periodsAt(today);
  const known = periods.find((period) => period.from === from && period.to === to);
  const written = (day: string | undefined) => (day === undefined ? '…' : formatDay(day, locale, 'short'));
  const isSet = from !== undefined || to !== undefined;
  const words = known === undefined ? `${written(from)} – ${written(to)}` : t(known.id);
  return (
    <FilterPopover
      label={label}
      chosen={isSet ? words : null}
      onRemove={() => onChange({ from: undefined, to: undefined })}
    >
      {(close) => (
        <div className={classes.periods}>
          <div className={classes.presets}>
            {periods.map(({ id, ...period }) => (
              <Button
                key={id}
                variant={id === known?.id ? 'light' : 'default'}
                size="compact-sm"
                onClick={() => {
                  close();
                  onChange(period);
                }}
              >
                {t(id)}
              </Button>
            ))}
          </div>
          <Suspense fallback={<Loader size="sm" />}>
            <PeriodFields from={from} to={to} today={today} onChange={onChange} />
          </Suspense>
        </div>
      )}
    </FilterPopover>
  );
}
