export type Locale = 'id' | 'en';

const tag = (locale: Locale) => (locale === 'id' ? 'id-ID' : 'en-GB');

/** Names by which Indonesian offices call their three zones. */
const zoneNames: Record<string, string> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

export type DateLength = 'full' | 'long' | 'short';

const lengths: Record<DateLength, Intl.DateTimeFormatOptions> = {
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
};

/** A calendar day ('2025-10-21'): "Selasa, 21 Oktober 2025". It has no zone, so none is applied. */
export function formatDay(day: string, locale: Locale, length: DateLength = 'long'): string {
  const instant = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(instant.getTime())) return day;
  return new Intl.DateTimeFormat(tag(locale), { ...lengths[length], timeZone: 'UTC' }).format(instant);
}

const utc = (day: string) => new Date(`${day}T00:00:00Z`);

/** "Oktober 2026": the month of a day. */
export function formatMonth(day: string, locale: Locale): string {
  const options = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(tag(locale), options).format(utc(day));
}

/** "Sel" or "Selasa": the weekday of a day. */
export function formatWeekday(day: string, locale: Locale, length: 'long' | 'short' | 'narrow'): string {
  return new Intl.DateTimeFormat(tag(locale), { weekday: length, timeZone: 'UTC' }).format(utc(day));
}

/** An instant in its zone: "Selasa, 21 Oktober 2025, 09.00 WIB". */
export function formatMoment(
  instant: string,
  zone: string,
  locale: Locale,
  length: DateLength = 'full',
): string {
  return `${formatInstantDay(instant, zone, locale, length)}, ${formatTime(instant, zone, locale)}`;
}

export function formatInstantDay(
  instant: string,
  zone: string,
  locale: Locale,
  length: DateLength = 'full',
): string {
  return new Intl.DateTimeFormat(tag(locale), { ...lengths[length], timeZone: zone }).format(
    new Date(instant),
  );
}

/** "09.00 WIB" in Indonesian, "09:00 WIB" in English. */
export function formatTime(instant: string, zone: string, locale: Locale): string {
  return `${formatClock(instant, zone, locale)} ${zoneName(zone)}`;
}

/** "09.00–12.00 WIB": the zone is named once. */
export function formatTimeRange(from: string, to: string, zone: string, locale: Locale): string {
  return `${formatClock(from, zone, locale)}–${formatClock(to, zone, locale)} ${zoneName(zone)}`;
}

/** "09.00": where the zone is said elsewhere. */
export function formatClock(instant: string, zone: string, locale: Locale): string {
  const options: Intl.DateTimeFormatOptions = {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  };
  return new Intl.DateTimeFormat(tag(locale), options).format(new Date(instant));
}

function zoneName(zone: string): string {
  return zoneNames[zone] ?? zone.replace(/^.*\//, '').replaceAll('_', ' ');
}

/** The day an instant falls on in a zone, as 'YYYY-MM-DD'. */
export function dayOf(instant: string, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(instant));
}

/** What the clock in a zone shows at an instant, as 'HH:MM'. */
export function timeOf(instant: string, zone: string): string {
  const options = { timeZone: zone, hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat('sv-SE', options).format(new Date(instant));
}
