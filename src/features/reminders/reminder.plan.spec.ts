import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMinutes, daysBetween, instantOf, isWorkingDay } from '../../kernel/calendar.js';
import { actsOn, mostRepeats, type Occasion, occasionsOf, type Timing, windowAt } from './reminder.plan.js';

const zone = 'Asia/Jakarta';
const idulfitri = new Set(['2026-03-18', '2026-03-19', '2026-03-20', '2026-03-23', '2026-03-24']);
const none = new Set<string>();

const before = (offset: number): Timing => ({
  id: `rule ${offset}`,
  offset,
  repeatEveryDays: null,
  time: '09:00',
});
const weekly: Timing = { id: 'weekly', offset: 3, repeatEveryDays: 7, time: '09:00' };

function occasionsFor(anchorOn: string, rules: Timing[], now: string, holidays = none) {
  return occasionsOf(rules, windowAt(new Date(now)), holidays, zone).filter(
    (found) => found.anchorOn === anchorOn,
  );
}

/** What the definition says, day by day and rule by rule, without any cleverness. */
function naively(rules: Timing[], now: Date, holidays: ReadonlySet<string>, anchors: string[]): Occasion[] {
  const from = addMinutes(now, -7 * 24 * 60);
  const until = addMinutes(now, 24 * 60);
  return rules.flatMap((rule) =>
    anchors.flatMap((anchorOn) => {
      const found: Occasion[] = [];
      for (let sequence = 0; sequence <= (rule.repeatEveryDays === null ? 0 : mostRepeats); sequence += 1) {
        const dueAt = instantOf(actsOn(rule, anchorOn, sequence, holidays), rule.time, zone);
        if (dueAt > until) break;
        if (dueAt > from) found.push({ ruleId: rule.id, anchorOn, sequence, dueAt });
      }
      return found;
    }),
  );
}

const inOrder = (occasions: Occasion[]) =>
  occasions
    .map(
      ({ ruleId, anchorOn, sequence, dueAt }) => `${ruleId} ${anchorOn} ${sequence} ${dueAt.toISOString()}`,
    )
    .sort();

describe('the plan', () => {
  it('counts working days over the Idulfitri holidays of 2026', () => {
    // Due on Thursday 26 March: three working days before are 25, 17 and 16 March.
    const [occasion] = occasionsFor('2026-03-26', [before(-3)], '2026-03-16T00:00:00Z', idulfitri);
    expect(occasion?.dueAt.toISOString()).toBe('2026-03-16T02:00:00.000Z');
  });

  it('speaks of a day that is free on the working day before it', () => {
    const [occasion] = occasionsFor('2026-06-28', [before(0)], '2026-06-25T12:00:00Z');
    expect(occasion?.dueAt.toISOString()).toBe('2026-06-26T02:00:00.000Z');
  });

  it('moves a weekly reminder that falls on a holiday to the next working day', () => {
    // Due on Wednesday 11 March: first on Monday 16, then Monday 23 (holiday) becomes Wednesday 25.
    const found = occasionsFor('2026-03-11', [weekly], '2026-03-25T03:00:00Z', idulfitri);
    expect(found.map(({ sequence, dueAt }) => [sequence, dueAt.toISOString()])).toEqual([
      [1, '2026-03-25T02:00:00.000Z'],
    ]);
  });

  it('ends the weekly reminders after a year', () => {
    const last = actsOn(weekly, '2026-03-02', mostRepeats, none);
    const now = instantOf(addDays(last, 8), '12:00', zone).toISOString();
    expect(occasionsFor('2026-03-02', [weekly], now)).toEqual([]);
    expect(occasionsFor('2026-03-02', [weekly], `${addDays(last, 1)}T00:00:00Z`)).toHaveLength(1);
  });

  it('finds exactly what counting day by day finds, whatever the holidays', () => {
    const day = fc.integer({ min: 0, max: 500 }).map((days) => addDays('2026-01-01', days));
    const timing = fc.record({
      offset: fc.integer({ min: -14, max: 14 }),
      repeatEveryDays: fc.constantFrom(null, null, 1, 7, 10),
      time: fc.constantFrom('00:00', '08:30', '09:00', '23:59'),
    });
    fc.assert(
      fc.property(
        fc.array(timing, { maxLength: 3 }),
        fc.uniqueArray(day, { maxLength: 40 }),
        day,
        fc.integer({ min: 0, max: 1439 }),
        (timings, free, today, minute) => {
          const rules = timings.map((one, at) => ({ ...one, id: String(at) }));
          const holidays = new Set(free);
          const now = addMinutes(instantOf(today, '00:00', zone), minute);
          const found = occasionsOf(rules, windowAt(now), holidays, zone);
          const seen = found.map((one) => one.anchorOn).filter((_, at) => at % 37 === 0);
          const near = Array.from({ length: 13 }, (_, step) => addDays(today, step * 3 - 20));
          const anchors = [...new Set([...seen, ...near])];
          const wanted = naively(rules, now, holidays, anchors);
          const asked = found.filter(({ anchorOn }) => anchors.includes(anchorOn));
          expect(inOrder(asked)).toEqual(inOrder(wanted));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('never acts on a day on which nobody works', () => {
    const now = new Date('2026-03-24T05:00:00Z');
    for (const { dueAt } of occasionsOf([before(-3), before(0), weekly], windowAt(now), idulfitri, zone)) {
      expect(isWorkingDay(dueAt.toISOString().slice(0, 10), idulfitri)).toBe(true);
    }
    expect(daysBetween('2026-03-18', '2026-03-25')).toBe(7);
  });
});
