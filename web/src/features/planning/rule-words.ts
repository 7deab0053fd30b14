import type { Answer } from '../../api';
import { formatDay, formatWeekday, useLocale, useText } from '../../ui';

export type Recurrence = Answer<'/api/meeting-series/{id}'>['recurrence'];

/** A day of the week by its number, Monday being 1; the first of January 2024 was one. */
const someDay = (weekday: number) => `2024-01-0${weekday}`;

/** "Setiap Selasa ketiga, sampai 31 Desember 2026": a rule as people say it. */
export function useRuleWords(): (recurrence: Recurrence, startsOn: string) => string {
  const t = useText();
  const locale = useLocale();
  const days = (weekdays: number[]) =>
    new Intl.ListFormat(locale === 'id' ? 'id-ID' : 'en-GB').format(
      weekdays.map((weekday) => formatWeekday(someDay(weekday), locale, 'long')),
    );
  const rule = ({ frequency, interval, weekdays, nth }: Recurrence, startsOn: string) => {
    if (frequency === 'weekly') return t('series.rule.weekly', { interval, days: days(weekdays) });
    if (nth === null) return t('series.rule.day', { interval, day: Number(startsOn.slice(8)) });
    return t('series.rule.nth', { interval, days: days(weekdays), nth: String(nth) });
  };
  return (recurrence, startsOn) => {
    const { until, count } = recurrence;
    return [
      rule(recurrence, startsOn),
      until !== null && t('series.rule.until', { day: formatDay(until, locale) }),
      count !== null && t('series.rule.count', { count }),
    ]
      .filter(Boolean)
      .join(', ');
  };
}
