import { addDays, addMonths, daysBetween, weekday } from '../../../ui/form/calendar-days';

export type CalendarView = 'month' | 'week' | 'agenda';

export interface Span {
  from: string;
  to: string;
}

const mondayOf = (day: string) => addDays(day, 1 - weekday(day));
const firstOf = (day: string) => `${day.slice(0, 7)}-01`;

/** The days that a view shows around a day: whole weeks of a month, a week, or thirty days ahead. */
export function spanOf(view: CalendarView, day: string): Span {
  if (view === 'agenda') return { from: day, to: addDays(day, 29) };
  if (view === 'week') return { from: mondayOf(day), to: addDays(mondayOf(day), 6) };
  const last = addDays(addMonths(firstOf(day), 1), -1);
  return { from: mondayOf(firstOf(day)), to: addDays(mondayOf(last), 6) };
}

/** The same view one page on or back. */
export function turned(view: CalendarView, day: string, step: 1 | -1): string {
  if (view === 'agenda') return addDays(day, 30 * step);
  return view === 'week' ? addDays(day, 7 * step) : addMonths(firstOf(day), step);
}

/** The days of a span, week by week. */
export function weeksOf({ from, to }: Span): string[][] {
  const count = (daysBetween(from, to) + 1) / 7;
  return Array.from({ length: count }, (_week, week) =>
    Array.from({ length: 7 }, (_day, day) => addDays(from, week * 7 + day)),
  );
}
