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
    const value = row[field];
    if (value === null || value === undefined || value === '') return null;
    const prefix = words?.[field];
    // The entry in the directory has a story of its own, told in the words of the directory.
    const about = row['subjectType'] === 'person' && field === 'verb' ? 'person.' : '';
    if (prefix !== undefined) return capitalised(word(prefix, about + String(value)));
    if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
    if (field === 'at' || /(?:At|Since)$/.test(field)) {
      return formatMoment(String(value), timeZone, locale, 'short');
    }
    return field === 'day' || field.endsWith('On')
      ? formatDay(String(value), locale, 'short')
      : String(value);
  };
}

/** Some words stand inside a sentence elsewhere. */
function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
