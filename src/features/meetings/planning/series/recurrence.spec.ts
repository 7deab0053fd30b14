import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  daysBetween,
  instantOf,
  isWorkingDay,
  localDateOf,
  localTimeOf,
} from '../../../../kernel/calendar.js';
import { countLeft, occurrencesOf, type Recurrence, ruleText } from './recurrence.js';

const plain: Recurrence = {
  frequency: 'monthly',
  interval: 1,
  weekdays: [2],
  nth: 3,
  until: null,
  count: null,
  shift: 'none',
};
const days = (recurrence: Partial<Recurrence>, startsOn: string, to: string, holidays: string[] = []) =>
  occurrencesOf({ ...plain, ...recurrence }, startsOn, to, new Set(holidays)).map(({ on }) => on);

describe('a recurrence', () => {
  it('is every third Tuesday, and the last one', () => {
    expect(days({}, '2026-10-20', '2026-12-31')).toEqual(['2026-10-20', '2026-11-17', '2026-12-15']);
    expect(days({ nth: -1 }, '2026-10-20', '2026-11-30')).toEqual(['2026-10-27', '2026-11-24']);
  });

  it('is every second week on two days, from a Monday on', () => {
    const every = { frequency: 'weekly', interval: 2, weekdays: [2, 4], nth: null } as const;
    expect(days({ ...every, weekdays: [2, 4] }, '2026-11-26', '2026-12-10')).toEqual([
      '2026-11-26',
      '2026-12-08',
      '2026-12-10',
    ]);
  });

  it('is the last day of months that have no 31st', () => {
    expect(days({ nth: null, weekdays: [] }, '2027-01-31', '2027-04-30')).toEqual([
      '2027-01-31',
      '2027-02-28',
      '2027-03-31',
      '2027-04-30',
    ]);
  });

  it('ends by a day or after so many', () => {
    expect(days({ until: '2026-11-17' }, '2026-10-20', '2027-10-20')).toHaveLength(2);
    expect(days({ count: 3 }, '2026-10-20', '2027-10-20')).toHaveLength(3);
  });

  it('goes around holidays as it was told', () => {
    const holiday = ['2026-11-17'];
    expect(days({ shift: 'before' }, '2026-11-01', '2026-11-30', holiday)).toEqual(['2026-11-16']);
    expect(days({ shift: 'after' }, '2026-11-01', '2026-11-30', holiday)).toEqual(['2026-11-18']);
    expect(days({ shift: 'skip' }, '2026-11-01', '2026-11-30', holiday)).toEqual([null]);
  });

  it('puts no two meetings on one day', () => {
    const both = { frequency: 'weekly', weekdays: [1, 2], nth: null, shift: 'after' } as const;
    expect(
      days({ ...both, weekdays: [1, 2] }, '2026-11-16', '2026-11-17', ['2026-11-16', '2026-11-17']),
    ).toEqual(['2026-11-18', null]);
  });

  it('is written as calendars read it', () => {
    expect(ruleText({ ...plain, count: 6 }, '2026-10-20')).toBe(
      'FREQ=MONTHLY;INTERVAL=1;BYDAY=3TU;COUNT=6;WKST=MO',
    );
  });
});

const day = fc.integer({ min: 0, max: 6000 }).map((number) => addDays('2022-01-01', number));
const weekday = fc.integer({ min: 1, max: 7 });
const shift = fc.constantFrom('none', 'before', 'after', 'skip' as const);
const ends = fc.record({
  until: fc.option(day),
  count: fc.option(fc.integer({ min: 1, max: 60 })),
});
const weekly = fc.record({
  frequency: fc.constant('weekly' as const),
  interval: fc.integer({ min: 1, max: 12 }),
  weekdays: fc.uniqueArray(weekday, { minLength: 1, maxLength: 7 }),
  nth: fc.constant(null),
});
const monthly = fc.record({
  frequency: fc.constant('monthly' as const),
  interval: fc.integer({ min: 1, max: 12 }),
  weekdays: weekday.map((one) => [one]),
  nth: fc.constantFrom(1, 2, 3, 4, -1, null),
});
const recurrences = fc
  .tuple(fc.oneof(weekly, monthly), ends, shift)
  .map(([rule, end, how]): Recurrence => ({ ...rule, ...end, shift: how }));
const holidays = fc.array(day, { maxLength: 400 }).map((list) => new Set(list));
const weekdayOf = (date: string) => (((daysBetween('2024-01-01', date) % 7) + 7) % 7) + 1;

/** Whether a rule may name a day, worked out without the library. */
function fits({ frequency, interval, weekdays, nth }: Recurrence, startsOn: string, date: string): boolean {
  const monday = (one: string) => addDays(one, 1 - weekdayOf(one));
  if (frequency === 'weekly') {
    const weeks = daysBetween(monday(startsOn), monday(date)) / 7;
    return weekdays.includes(weekdayOf(date)) && weeks % interval === 0;
  }
  const index = (one: string) => Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7));
  if ((index(date) - index(startsOn)) % interval !== 0) return false;
  const number = Number(date.slice(8));
  const isLast = (step: number) => addDays(date, step).slice(5, 7) !== date.slice(5, 7);
  if (nth === null) {
    const wanted = Number(startsOn.slice(8));
    return number === wanted || (number < wanted && isLast(1));
  }
  if (weekdayOf(date) !== weekdays[0]) return false;
  return nth === -1 ? isLast(7) : Math.ceil(number / 7) === nth;
}

describe('whatever the rule', () => {
  it('names only days of the rule, in their order, from the first day on and not after its end', () =>
    fc.assert(
      fc.property(recurrences, day, holidays, (recurrence, startsOn, off) => {
        const found = occurrencesOf(recurrence, startsOn, addDays(startsOn, 1000), off);
        const named = found.map(({ recurrenceOn }) => recurrenceOn);
        expect(named).toEqual([...new Set(named)].toSorted());
        for (const one of named) {
          expect(fits(recurrence, startsOn, one), one).toBe(true);
          expect(one >= startsOn && one <= (recurrence.until ?? '9999')).toBe(true);
        }
        if (recurrence.count !== null) expect(named.length).toBeLessThanOrEqual(recurrence.count);
      }),
      { numRuns: 300 },
    ));

  it('that counts is moved with as many times as were left, so that there are as many in all', () =>
    fc.assert(
      fc.property(
        recurrences,
        recurrences,
        day,
        fc.integer({ min: 1, max: 40 }),
        fc.nat(),
        (old, other, startsOn, count, at) => {
          const named = (recurrence: Recurrence, from: string) =>
            occurrencesOf(recurrence, from, addDays(from, 12 * 31 * 42), new Set()).map(
              ({ recurrenceOn }) => recurrenceOn,
            );
          const rule = { ...old, until: null, count };
          const days = named(rule, startsOn);
          const kept = at % days.length;
          const left = countLeft(rule, startsOn, days[kept] ?? '');
          expect(kept + named({ ...other, until: null, count: left }, addDays(startsOn, 9999)).length).toBe(
            count,
          );
          expect(countLeft({ ...rule, count: null }, startsOn, days[kept] ?? '')).toBeNull();
        },
      ),
      { numRuns: 60 },
    ));

  it('leaves no day of the rule out', () =>
    fc.assert(
      fc.property(recurrences, day, (recurrence, startsOn) => {
        const endless = { ...recurrence, until: null, count: null };
        const to = addDays(startsOn, 400);
        const named = occurrencesOf(endless, startsOn, to, new Set()).map(({ recurrenceOn }) => recurrenceOn);
        const all = Array.from({ length: 401 }, (_each, at) => addDays(startsOn, at));
        expect(named).toEqual(all.filter((one) => fits(endless, startsOn, one)));
      }),
      { numRuns: 200 },
    ));

  it('never meets on a day off when it is to go around them, nor twice on one day', () =>
    fc.assert(
      fc.property(recurrences, day, holidays, (recurrence, startsOn, off) => {
        const found = occurrencesOf(recurrence, startsOn, addDays(startsOn, 700), off);
        const on = found.flatMap((one) => one.on ?? []);
        expect(new Set(on).size).toBe(on.length);
        for (const { recurrenceOn, on: held } of found) {
          if (held === null) continue;
          if (recurrence.shift === 'none' || recurrence.shift === 'skip') expect(held).toBe(recurrenceOn);
          if (recurrence.shift === 'before') expect(held <= recurrenceOn).toBe(true);
          if (recurrence.shift === 'after') expect(held >= recurrenceOn).toBe(true);
          if (recurrence.shift !== 'none') expect(isWorkingDay(held, off), held).toBe(true);
        }
      }),
      { numRuns: 300 },
    ));

  it('begins at the same time on the wall, wherever clocks are put forward', () =>
    fc.assert(
      fc.property(
        recurrences,
        day,
        fc.constantFrom(
          'Asia/Jakarta',
          'Asia/Jayapura',
          'Europe/Berlin',
          'America/New_York',
          'Australia/Sydney',
        ),
        (recurrence, startsOn, zone) => {
          const found = occurrencesOf(recurrence, startsOn, addDays(startsOn, 400), new Set());
          for (const { on } of found) {
            if (on === null) continue;
            // Nine in the morning exists once on every day of these zones.
            const instant = instantOf(on, '09:00', zone);
            expect(localDateOf(instant, zone)).toBe(on);
            expect(localTimeOf(instant, zone)).toBe('09:00');
          }
        },
      ),
      { numRuns: 100 },
    ));
});
