import { describe, expect, it } from 'vitest';
import { spanOf, turned, weeksOf } from './span';

describe('the days of a calendar', () => {
  it('are the whole weeks of a month', () => {
    expect(spanOf('month', '2026-11-27')).toEqual({ from: '2026-10-26', to: '2026-12-06' });
    // A February that begins on a Monday fills four weeks and no more.
    expect(weeksOf(spanOf('month', '2027-02-10'))).toHaveLength(4);
  });

  it('are a week from Monday, and thirty days ahead', () => {
    expect(spanOf('week', '2026-11-29')).toEqual({ from: '2026-11-23', to: '2026-11-29' });
    expect(spanOf('agenda', '2026-11-27')).toEqual({ from: '2026-11-27', to: '2026-12-26' });
  });

  it('turn by a page without losing a month', () => {
    expect(turned('month', '2026-01-31', 1)).toBe('2026-02-01');
    expect(turned('month', '2026-01-31', -1)).toBe('2025-12-01');
    expect(turned('week', '2026-01-01', -1)).toBe('2025-12-25');
  });
});
