import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import {
  addDays,
  type Holidays,
  isWorkingDay,
  type LocalDate,
  toWorkingDay,
} from '../../../../kernel/calendar.js';

export const frequencies = ['weekly', 'monthly'] as const;
export type Frequency = (typeof frequencies)[number];

/** What becomes of a day on which the office does not work. */
export const shifts = ['none', 'before', 'after', 'skip'] as const;
export type Shift = (typeof shifts)[number];

/** How a meeting recurs; every part of it is a part of an RRULE (RFC 5545, 3.3.10) but the shift. */
export interface Recurrence {
  frequency: Frequency;
  /** Every so many weeks or months. */
  interval: number;
  /** Monday is 1. Weekly: at least one. Monthly: the weekday that `nth` counts, or none. */
  weekdays: number[];
  /** Monthly: the first to the fourth such weekday, -1 for the last; null means the day of the first day's number. */
  nth: number | null;
  /** The last day that the rule may name. */
  until: LocalDate | null;
  count: number | null;
  shift: Shift;
}

/** A day that the rule names, and the day on which the meeting is: null when it falls out. */
export interface Occurrence {
  /** Identifies the occurrence whatever becomes of it: its RECURRENCE-ID. */
  recurrenceOn: LocalDate;
  on: LocalDate | null;
}

const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** The rule as calendars write it, without where it begins. */
export function ruleText(recurrence: Recurrence, startsOn: LocalDate): string {
  const { frequency, interval, until, count } = recurrence;
  return [
    `FREQ=${frequency.toUpperCase()}`,
    `INTERVAL=${interval}`,
    daysPart(recurrence, startsOn),
    ...(until === null ? [] : [`UNTIL=${until.replaceAll('-', '')}T235959Z`]),
    ...(count === null ? [] : [`COUNT=${count}`]),
    'WKST=MO',
  ].join(';');
}

/** The 31st is the last day of a shorter month: no month is left out. */
function daysPart({ frequency, weekdays, nth }: Recurrence, startsOn: LocalDate): string {
  const days = weekdays.map((day) => names[day - 1] ?? '');
  if (frequency === 'weekly') return `BYDAY=${days.join(',')}`;
  if (nth !== null) return `BYDAY=${nth}${days[0] ?? ''}`;
  const day = Number(startsOn.slice(8));
  if (day <= 28) return `BYMONTHDAY=${day}`;
  const candidates = Array.from({ length: day - 27 }, (_each, at) => at + 28);
  return `BYMONTHDAY=${candidates.join(',')};BYSETPOS=-1`;
}

/** The days that the rule names from `startsOn` to `to`. Days have no zone, so no clock change can move them. */
function daysNamed(recurrence: Recurrence, startsOn: LocalDate, to: LocalDate): LocalDate[] {
  const at = (day: LocalDate) => Temporal.PlainDate.from(day).toZonedDateTime('UTC');
  const dtstart = at(startsOn);
  const rule = new RRuleTemporal({ rruleString: ruleText(recurrence, startsOn), dtstart });
  return rule.between(dtstart, at(to), true).map((found) => found.toPlainDate().toString());
}

/** How often a rule that ends after so many times still names a day, from `from` on; null when it does not count. */
export function countLeft(recurrence: Recurrence, startsOn: LocalDate, from: LocalDate): number | null {
  const { count } = recurrence;
  if (count === null || from <= startsOn) return count;
  return count - daysNamed(recurrence, startsOn, addDays(from, -1)).length;
}

/** Every day that the rule names up to `to`, and where it is moved. Of two on one day the later one falls out. */
export function occurrencesOf(
  recurrence: Recurrence,
  startsOn: LocalDate,
  to: LocalDate,
  holidays: Holidays,
): Occurrence[] {
  const taken = new Set<LocalDate>();
  return daysNamed(recurrence, startsOn, to).map((recurrenceOn) => {
    const wanted = moved(recurrenceOn, recurrence.shift, holidays);
    const on = wanted === null || taken.has(wanted) ? null : wanted;
    if (on !== null) taken.add(on);
    return { recurrenceOn, on };
  });
}

function moved(day: LocalDate, shift: Shift, holidays: Holidays): LocalDate | null {
  if (shift === 'none' || isWorkingDay(day, holidays)) return day;
  if (shift === 'skip') return null;
  return toWorkingDay(day, shift === 'before' ? -1 : 1, holidays);
}
