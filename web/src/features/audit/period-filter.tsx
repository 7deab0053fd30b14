import { Button, Loader } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useOffice } from '../../api';
import { addDays, FilterPopover, formatDay, useLocale, useText, type MessageId } from '../../ui';
import classes from './audit.module.css';

const PeriodFields = lazy(async () => ({ default: (await import('./period-fields')).PeriodFields }));

export type Period = { from: string | undefined; to: string | undefined };

interface PeriodFilterProps extends Period {
  onChange: (period: Period) => void;
}

const periods: { id: MessageId; days: number }[] = [
  { id: 'audit.period.today', days: 0 },
  { id: 'audit.period.week', days: 6 },
  { id: 'audit.period.month', days: 29 },
];

/** When it happened: the periods people ask for, or any other. */
export function PeriodFilter({ from, to, onChange }: PeriodFilterProps) {
  const t = useText();
  const locale = useLocale();
  const { today } = useOffice();
  const known = periods.find(({ days }) => from === addDays(today, -days) && to === undefined);
  const written = (day: string | undefined) => (day === undefined ? '…' : formatDay(day, locale, 'short'));
  const isSet = from !== undefined || to !== undefined;
  const words = known === undefined ? `${written(from)} – ${written(to)}` : t(known.id);
  return (
    <FilterPopover
      label={t('audit.period')}
      chosen={isSet ? words : null}
      onRemove={() => onChange({ from: undefined, to: undefined })}
    >
      {(close) => (
        <div className={classes.periods}>
          <div className={classes.presets}>
            {periods.map(({ id, days }) => (
              <Button
                key={id}
                variant={id === known?.id ? 'light' : 'default'}
                size="compact-sm"
                onClick={() => {
                  close();
                  onChange({ from: addDays(today, -days), to: undefined });
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
