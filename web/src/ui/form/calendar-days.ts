/** Days as numbers since 1970, so that adding and comparing them needs no zone. */
export type Holidays = ReadonlySet<string>;

const dayLength = 86_400_000;

export function toNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / dayLength;
}

export function fromNumber(number: number): string {
  return new Date(number * dayLength).toISOString().slice(0, 10);
}

export function addDays(day: string, count: number): string {
  return fromNumber(toNumber(day) + count);
}

/** Calendar days from one day to a later one. */
export function daysBetween(from: string, to: string): number {
  return toNumber(to) - toNumber(from);
}

/** 1 Monday to 7 Sunday. */
export function weekday(day: string): number {
  return ((((toNumber(day) + 3) % 7) + 7) % 7) + 1;
}

export function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

export function monthOf(day: string): number {
  return Number(day.slice(5, 7));
}

/** A real calendar day, or null (there is no 31 June). */
export function dayOn(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > lengthOf(year, month)) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export function lengthOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The same day some months on; 31 January and one month is 28 or 29 February. */
export function addMonths(day: string, count: number): string {
  const index = yearOf(day) * 12 + monthOf(day) - 1 + count;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return dayOn(year, month, Math.min(Number(day.slice(8)), lengthOf(year, month))) ?? day;
}

export function isWorkingDay(day: string, holidays?: Holidays): boolean {
  return weekday(day) < 6 && !(holidays?.has(day) ?? false);
}

export function addWorkingDays(day: string, count: number, holidays?: Holidays): string {
  let current = day;
  for (let left = count; left > 0;) {
    current = addDays(current, 1);
    if (isWorkingDay(current, holidays)) left -= 1;
  }
  return current;
}
