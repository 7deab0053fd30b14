import type { Meeting } from '../../api';
import { formatDay, formatQuantity, useLocale, useText, useWord } from '../../ui';
import type { planOf, Planned, Promised } from './compare';

type PlanWords = [Parameters<typeof planOf>[1], Parameters<typeof planOf>[2]];

/** What the parts of a plan are called, and how time and mode are said. */
export function usePlanWords(): PlanWords {
  const t = useText();
  const word = useWord();
  const locale = useLocale();
  return [
    (part) => t(`approval.plan.${part}`),
    {
      time: ({ date, startTime, endTime }: Planned) =>
        `${formatDay(date, locale, 'full')}, ${startTime}–${endTime}`,
      mode: (mode) => word('meetings.mode', mode as Meeting['mode']),
    },
  ];
}

/** What was promised, by whom, how much and until when. */
export function usePromiseWords(): (promise: Promised) => string {
  const t = useText();
  const locale = useLocale();
  return ({ title, owner, target, unit, dueOn }) =>
    [
      title,
      owner,
      target === null ? null : formatQuantity(target, unit, locale),
      dueOn === null ? null : t('approval.commitment.due', { day: formatDay(dueOn, locale) }),
    ]
      .filter((part) => part !== null)
      .join(' · ');
}
