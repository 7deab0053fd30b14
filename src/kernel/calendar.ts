import { Temporal } from 'temporal-polyfill';

/** A calendar day without zone, `YYYY-MM-DD` (ISO 8601): what a promise is due on. */
export type LocalDate = string;

/** A wall-clock time without zone, `HH:MM`. */
export type LocalTime = string;

/** Days on which an office does not work besides its weekend, e.g. from the SKB 3 Menteri. */
export type Holidays = ReadonlySet<LocalDate>;

/** True for a real day of the years 1900 to 2199, written in full. */
export function isLocalDate(value: unknown): value is LocalDate {
  if (typeof value !== 'string' || !/^(19|20|21)\d\d-\d\d-\d\d$/.test(value)) return false;
  try {
    Temporal.PlainDate.from(value, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

export function isLocalTime(value: unknown): value is LocalTime {
  return typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
}

/** True for a zone of the IANA time zone database by its name, such as `Asia/Jakarta`. */
export function isTimeZone(value: unknown): value is string {
  if (typeof value !== 'string' || !/^[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*$/.test(value)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The day that a clock on a wall in `timeZone` shows at `instant`. */
export function localDateOf(instant: Date, timeZone: string): LocalDate {
  return zoned(instant, timeZone).toPlainDate().toString();
}

/** The wall time at `instant` in `timeZone`, to the minute. */
export function localTimeOf(instant: Date, timeZone: string): LocalTime {
  return zoned(instant, timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** The instant of a wall time; in a gap the clock moves forward, a doubled time is the first one (RFC 5545). */
export function instantOf(date: LocalDate, time: LocalTime, timeZone: string): Date {
  const wall = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time));
  return new Date(wall.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds);
}

/** The instant that JSON writes as text (ISO 8601). */
export function instantFrom(text: string): Date {
  return new Date(text);
}

export function addMinutes(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * 60_000);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOf(dayNumber(date) + days);
}

/** Calendar days from `from` to `to`; negative when `to` lies before. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Monday to Friday, unless it is a holiday (Perpres 21/2023: the government works five days). */
export function isWorkingDay(date: LocalDate, holidays: Holidays): boolean {
  return weekday(dayNumber(date)) <= 5 && !holidays.has(date);
}

/** The day itself when it is a working day, else the nearest one in `direction`. */
export function toWorkingDay(date: LocalDate, direction: 1 | -1, holidays: Holidays): LocalDate {
  let day = date;
  while (!isWorkingDay(day, holidays)) day = addDays(day, direction);
  return day;
}

/** The working day that lies `days` working days after `date` (before it when negative). */
export function addWorkingDays(date: LocalDate, days: number, holidays: Holidays): LocalDate {
  const direction = days < 0 ? -1 : 1;
  let day = date;
  for (let left = Math.abs(days); left > 0; left -= 1) {
    day = toWorkingDay(addDays(day, direction), direction, holidays);
  }
  return day;
}

/** How many working days lie after `from` up to and including `to`; 0 when `to` is not after `from`. */
export function workingDaysAfter(from: LocalDate, to: LocalDate, holidays: Holidays): number {
  const first = dayNumber(from);
  const span = dayNumber(to) - first;
  if (span <= 0) return 0;
  let count = Math.floor(span / 7) * 5;
  for (let step = 1; step <= span % 7; step += 1) if (weekday(first + step) <= 5) count += 1;
  for (const holiday of onWeekdays(holidays)) if (holiday > first && holiday <= first + span) count -= 1;
  return count;
}

const knownWeekdays = new WeakMap<Holidays, number[]>();

/** The holidays that cost a working day, as day numbers; counted once for each calendar. */
function onWeekdays(holidays: Holidays): number[] {
  let days = knownWeekdays.get(holidays);
  if (days === undefined) {
    days = [...holidays].map(dayNumber).filter((day) => weekday(day) <= 5);
    knownWeekdays.set(holidays, days);
  }
  return days;
}

// Lists count lateness for every row, and a day without zone is a whole number: a hundred times faster than Temporal.
const dayLength = 86_400_000;

/** Days since 1970-01-01. */
function dayNumber(date: LocalDate): number {
  return Date.parse(date) / dayLength;
}

function dateOf(number: number): LocalDate {
  return new Date(number * dayLength).toISOString().slice(0, 10);
}

/** Monday is 1; the first of January 1970 was a Thursday. */
function weekday(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

function zoned(instant: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
}
