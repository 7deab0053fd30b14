import { instantOf, type LocalDate } from '../../kernel/calendar.js';
import type { Locale } from './translate.js';

const tags: Record<Locale, string> = { id: 'id-ID', en: 'en-GB' };

/** A day in words: `Selasa, 30 Juni 2026`. */
export function dayInWords(locale: Locale, date: LocalDate): string {
  return new Intl.DateTimeFormat(tags[locale], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(instantOf(date, '12:00', 'UTC'));
}

/** A figure as people write it: `3.620` in Indonesian, `3,620` in English. */
export function numberInWords(locale: Locale, value: number): string {
  return new Intl.NumberFormat(tags[locale], { maximumFractionDigits: 3 }).format(value);
}
