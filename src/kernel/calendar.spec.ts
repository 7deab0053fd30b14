import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addWorkingDays,
  daysBetween,
  instantOf,
  isLocalDate,
  isTimeZone,
  isWorkingDay,
  localDateOf,
  localTimeOf,
  toWorkingDay,
  workingDaysAfter,
} from './calendar.js';

const idulfitri2026 = new Set(['2026-03-18', '2026-03-19', '2026-03-20', '2026-03-23', '2026-03-24']);
const days = fc.integer({ min: 0, max: 4000 }).map((offset) => addDays('2020-01-01', offset));
const holidays = fc.uniqueArray(days, { maxLength: 60 }).map((list) => new Set(list));

describe('a local date', () => {
  it.each([
    '2026-02-30',
    '0000-01-01',
    '2026-13-01',
    '26-01-01',
    '2026-1-1',
    '+275761-01-01',
    '2026-01-01T00:00',
  ])('is not %s', (text) => expect(isLocalDate(text)).toBe(false));

  it('is the day on the wall, whatever UTC says', () => {
    expect(localDateOf(new Date('2025-10-20T17:30:00Z'), 'Asia/Jakarta')).toBe('2025-10-21');
    expect(localTimeOf(new Date('2025-10-20T17:30:00Z'), 'Asia/Jakarta')).toBe('00:30');
  });

  it('and a wall time make an instant, moved forward in a gap', () => {
    expect(instantOf('2025-10-21', '09:00', 'Asia/Jakarta').toISOString()).toBe('2025-10-21T02:00:00.000Z');
    expect(instantOf('2026-03-08', '02:30', 'America/New_York').toISOString()).toBe(
      '2026-03-08T07:30:00.000Z',
    );
  });
});

describe('a time zone', () => {
  it.each(['Asia/Jakarta', 'Asia/Makassar', 'UTC', 'America/Port-au-Prince'])('is %s', (zone) => {
    expect(isTimeZone(zone)).toBe(true);
  });

  it.each(['Mars/Phobos', 'Asia/Makassar\r\nX-EVIL:1', '', '+07:00'])('is not %j', (zone) => {
    expect(isTimeZone(zone)).toBe(false);
  });
});

describe('working days', () => {
  it('leave out weekends, holidays and collective leave', () => {
    expect(addWorkingDays('2026-03-17', 1, idulfitri2026)).toBe('2026-03-25');
    expect(addWorkingDays('2026-03-25', -1, idulfitri2026)).toBe('2026-03-17');
    expect(toWorkingDay('2026-03-21', -1, idulfitri2026)).toBe('2026-03-17');
  });

  it('counted one by one agree with the count at once', () => {
    fc.assert(
      fc.property(days, days, holidays, (from, to, free) => {
        let count = 0;
        for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
          if (isWorkingDay(day, free)) count += 1;
        }
        expect(workingDaysAfter(from, to, free)).toBe(count);
      }),
      { numRuns: 60 },
    );
  });

  it('added and counted back are the same number', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 90 }), holidays, (from, count, free) => {
        const to = addWorkingDays(from, count, free);
        expect(isWorkingDay(to, free)).toBe(true);
        expect(workingDaysAfter(from, to, free)).toBe(count);
        expect(daysBetween(from, to)).toBeGreaterThanOrEqual(count);
      }),
    );
  });
});
