import { Button, Loader } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useOffice } from '../api';
import { addDays, addMonths, FilterPopover, formatDay, useLocale, useText, type MessageId } from '../ui';
import classes from './period.module.css';

const PeriodFields = lazy(async () => ({ default: (await import('./period-fields')).PeriodFields }));

export type Period = { from: string | undefined; to: string | undefined };

interface PeriodFilterProps extends Period {
  /** Those that are offered by name. */
  names?: readonly PeriodName[];
  onChange: (period: Period) => void;
}

export const periodNames = ['coming', 'month', 'quarter', 'year', 'last-year'] as const;
export type PeriodName = (typeof periodNames)[number];

type NamedPeriod = Period & { id: MessageId };

/** From the first day of a month, over some months. */
function months(first: string, count: number): Period {
  return { from: first, to: addDays(addMonths(first, count), -1) };
}

/** The periods by which people call them, as days: they move on with today. */
export function namedPeriods(today: string): Record<PeriodName, Period> {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  const quarter = String(Math.floor((month - 1) / 3) * 3 + 1).padStart(2, '0');
  return {
    coming: { from: today, to: undefined },
    month: months(`${today.slice(0, 7)}-01`, 1),
    quarter: months(`${year}-${quarter}-01`, 3),
    year: months(`${year}-01-01`, 12),
    'last-year': months(`${year - 1}-01-01`, 12),
  };
}

function periodsAt(today: string, names: readonly PeriodName[]): NamedPeriod[] {
  const named = namedPeriods(today);
  return names.map((name) => ({ id: `meetings.period.${name}` as const, ...named[name] }));
}

/** When it is or was: the periods people ask for, or any other. */
export function PeriodFilter({ from, to, names = periodNames, onChange }: PeriodFilterProps) {
  const t = useText();
  const locale = useLocale();
  const { today } = useOffice();
  const periods = periodsAt(today, names);
  const known = periods.find((period) => period.from === from && period.to === to);
  const written = (day: string | undefined) => (day === undefined ? '…' : formatDay(day, locale, 'short'));
  const isSet = from !== undefined || to !== undefined;
  const words = known === undefined ? `${written(from)} – ${written(to)}` : t(known.id);
  return (
    <FilterPopover
      label={t('meetings.period')}
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
