import { useOffice } from '../../api';
import { formatDay, formatMoment, useLocale, useText, useWord } from '../../ui';
import type { Field, Layout } from './layouts';

/** The value of a field of `row` as people read it; null when there is none. */
export function useShown(row: Record<string, unknown>, { words }: Layout): (field: Field) => string | null {
  const t = useText();
  const word = useWord();
  const locale = useLocale();
  const { timeZone } = useOffice();
  return (field) => {
    const value = row[field] ?? '';
    if (value === '') return null;
    const prefix = words?.[field];
    if (prefix !== undefined) return capitalised(word(prefix, coded(row, field)));
    if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
    if (isInstant.test(field)) return formatMoment(String(value), timeZone, locale, 'short');
    return isDay.test(field) ? formatDay(String(value), locale, 'short') : String(value);
  };
}

/** Fields are named after what they hold. */
const isInstant = /^at$|(?:At|Since)$/;
const isDay = /^day$|On$/;

/** The entry in the directory has a story of its own, told in the words of the directory. */
function coded(row: Record<string, unknown>, field: Field): string {
  const isDirectory = row['subjectType'] === 'person' && field === 'verb';
  return `${isDirectory ? 'person.' : ''}${String(row[field])}`;
}

/** Some words stand inside a sentence elsewhere. */
function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
