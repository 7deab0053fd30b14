import { addDays, addMonths, type MessageId } from '../ui';

/** From one day to another, both included; an open end is undefined. */
export type Period = { from: string | undefined; to: string | undefined };
export type NamedPeriod = Period & { id: MessageId };

export const periodNames = ['coming', 'month', 'quarter', 'year', 'last-year'] as const;
export type PeriodName = (typeof periodNames)[number];

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

/** Those in which meetings are looked for. */
export function meetingPeriods(today: string, names: readonly PeriodName[] = periodNames): NamedPeriod[] {
  const named = namedPeriods(today);
  return names.map((name) => ({ id: `meetings.period.${name}` as const, ...named[name] }));
}
