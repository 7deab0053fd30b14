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

export function addMinutes(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * 60_000);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Calendar days from `from` to `to`; negative when `to` lies before. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}

/** Monday to Friday, unless it is a holiday (Perpres 21/2023: the government works five days). */
export function isWorkingDay(date: LocalDate, holidays: Holidays): boolean {
  return Temporal.PlainDate.from(date).dayOfWeek <= 5 && !holidays.has(date);
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
  const span = daysBetween(from, to);
  if (span <= 0) return 0;
  const weekday = Temporal.PlainDate.from(from).dayOfWeek;
  let count = Math.floor(span / 7) * 5;
  for (let step = 1; step <= span % 7; step += 1) {
    if (((weekday - 1 + step) % 7) + 1 <= 5) count += 1;
  }
  for (const holiday of holidays) {
    if (holiday > from && holiday <= to && Temporal.PlainDate.from(holiday).dayOfWeek <= 5) count -= 1;
  }
  return count;
}

function zoned(instant: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
}
