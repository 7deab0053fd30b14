import { describe, expect, it } from 'vitest';
import { moveTo, noTime, readClock, seen, spentOn, watch } from './item-clock';

const minute = 60_000;

describe('the clock of the items', () => {
  it('runs on the item one has moved to, and keeps what the others took', () => {
    let clock = moveTo(noTime, 'a', 0);
    clock = moveTo(clock, 'b', 3 * minute);
    clock = moveTo(clock, 'a', 5 * minute);
    expect(spentOn(clock, 'a', 6 * minute)).toBe(4 * minute);
    expect(spentOn(clock, 'b', 6 * minute)).toBe(2 * minute);
    expect(spentOn(moveTo(clock, null, 7 * minute), 'a', 99 * minute)).toBe(5 * minute);
  });

  it('goes on over a reload, and not over a night', () => {
    let clock = seen(moveTo(noTime, 'a', 0), 4 * minute);
    const kept = readClock(JSON.parse(JSON.stringify(clock)));
    expect(spentOn(seen(kept, 5 * minute), 'a', 5 * minute)).toBe(5 * minute);
    clock = seen(kept, 600 * minute);
    expect(spentOn(clock, 'a', 601 * minute)).toBe(5 * minute);
  });

  it('is no time when what was kept is spoilt', () => {
    expect([readClock(undefined), readClock('x'), readClock({ spent: null })]).toEqual([
      noTime,
      noTime,
      noTime,
    ]);
  });

  it('shows minutes and seconds', () => {
    expect([watch(0), watch(725_999), watch(3_600_000)]).toEqual(['0.00', '12.05', '60.00']);
  });
});
