import { expect, it } from 'vitest';
import { waits } from './sign-in.waits.js';

it('the wait grows, and whoever never gives up has at most ten tries in a quarter of an hour', () => {
  const tries = [0];
  while (tries.length < 100) tries.push((tries.at(-1) ?? 0) + (waits[tries.length - 1] ?? waits.at(-1) ?? 0));
  expect([...waits]).toEqual(waits.toSorted((a, b) => a - b));
  const most = Math.max(...tries.map((from) => tries.filter((at) => at >= from && at < from + 900).length));
  expect(most).toBe(10);
  expect(waits.at(-1)).toBe(900);
});
