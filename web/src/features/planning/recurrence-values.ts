import type { Body } from '../../api';
import { addDays, weekday } from '../../ui';
import type { Recurrence } from './rule-words';

/** How the rule is chosen: as said for the first day, or put together by oneself. */
export interface RecurrenceValues {
  startsOn: string;
  preset: string;
  frequency: Recurrence['frequency'];
  interval: number | string;
  /** Texts, as a group of checkboxes has them. */
  weekdays: string[];
  /** A number of the month's weekdays, or the day's own number. */
  nth: string;
  ends: 'never' | 'until' | 'count';
  until: string;
  count: number | string;
  shift: Recurrence['shift'];
}

export const usualRecurrence = (startsOn: string): RecurrenceValues => ({
  startsOn,
  preset: 'nth',
  frequency: 'monthly',
  interval: 1,
  weekdays: [String(weekday(startsOn))],
  nth: 'day',
  ends: 'never',
  until: '',
  count: 6,
  shift: 'after',
});

/** A rule as it stands, to be changed. */
export function valuesOf(
  { frequency, interval, weekdays, nth, until, count, shift }: Recurrence,
  startsOn: string,
): RecurrenceValues {
  return {
    startsOn,
    preset: 'own',
    frequency,
    interval,
    weekdays: (weekdays.length > 0 ? weekdays : [weekday(startsOn)]).map(String),
    nth: nth === null ? 'day' : String(nth),
    ends: until === null ? (count === null ? 'never' : 'count') : 'until',
    until: until ?? '',
    count: count ?? 6,
    shift,
  };
}

type Request = Body<'/api/meeting-series/previews', 'post'>;
type Nth = NonNullable<Request['recurrence']['nth']>;
type Rule = Pick<Recurrence, 'frequency' | 'interval' | 'weekdays'> & { nth: Nth | null };

/** What a first day suggests: every Tuesday, every third Tuesday, every quarter, the 21st of each month. */
export function presetsOf(startsOn: string): Record<string, Rule> {
  const weekdays = [weekday(startsOn)];
  const nth = Math.ceil(Number(startsOn.slice(8)) / 7);
  const isLast = addDays(startsOn, 7).slice(5, 7) !== startsOn.slice(5, 7);
  const counted = (nth === 5 ? -1 : nth) as Nth;
  return {
    week: { frequency: 'weekly', interval: 1, weekdays, nth: null },
    fortnight: { frequency: 'weekly', interval: 2, weekdays, nth: null },
    nth: { frequency: 'monthly', interval: 1, weekdays, nth: counted },
    ...(isLast && counted !== -1 ? { last: { frequency: 'monthly', interval: 1, weekdays, nth: -1 } } : {}),
    day: { frequency: 'monthly', interval: 1, weekdays: [], nth: null },
    quarter: { frequency: 'monthly', interval: 3, weekdays, nth: counted },
  };
}

/** The rule as the server takes it. */
export function requestOf(values: RecurrenceValues): Request {
  const { startsOn, preset, ends, until, count, shift } = values;
  const rule = (startsOn === '' ? undefined : presetsOf(startsOn)[preset]) ?? ownRule(values);
  return {
    startsOn,
    recurrence: {
      ...rule,
      until: ends === 'until' && until !== '' ? until : null,
      count: ends === 'count' ? Number(count) : null,
      shift,
    },
  };
}

function ownRule({ frequency, interval, weekdays, nth }: RecurrenceValues): Rule {
  const days = weekdays.map(Number).toSorted((one, other) => one - other);
  const isByDay = frequency === 'monthly' && nth === 'day';
  return {
    frequency,
    interval: Number(interval),
    weekdays: isByDay ? [] : days,
    nth: frequency === 'monthly' && !isByDay ? (Number(nth) as Nth) : null,
  };
}
