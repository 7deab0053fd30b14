import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal, mostAttempts, retryDelay } from './retry.js';

describe('trying again', () => {
  it('waits longer each time, never more than 7.2 hours, and about a day in all', () => {
    const delays = Array.from({ length: mostAttempts - 1 }, (_, at) => retryDelay(at + 1, 0.5));
    expect(delays.slice(0, 4)).toEqual([1, 2, 4, 8]);
    expect(delays.reduce((sum, delay) => sum + delay)).toBeGreaterThan(18 * 60);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempts, chance) => {
          expect(retryDelay(attempts, chance)).toBeGreaterThanOrEqual(0.8);
          expect(retryDelay(attempts, chance)).toBeLessThanOrEqual(432 + 1e-9);
        },
      ),
    );
  });

  it('is in vain after a refusal for good, and only then', () => {
    expect(isRefusal({ code: 'EENVELOPE', responseCode: 550 })).toBe(true);
    expect(isRefusal({ code: 'EMESSAGE', responseCode: 552 })).toBe(true);
    expect(isRefusal({ code: 'EENVELOPE' })).toBe(true);
    expect(isRefusal({ code: 'EENVELOPE', responseCode: 451 })).toBe(false);
    expect(isRefusal({ code: 'EAUTH', responseCode: 535 })).toBe(false);
    expect(isRefusal({ code: 'ECONNREFUSED' })).toBe(false);
  });
});
