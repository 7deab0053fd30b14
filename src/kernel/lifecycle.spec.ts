import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Conflict } from './errors.js';
import { lifecycle } from './lifecycle.js';

const door = lifecycle('door', ['open', 'shut', 'locked'], {
  close: { from: ['open'], to: 'shut' },
  open: { from: ['shut'], to: 'open' },
  lock: { from: ['shut'], to: 'locked' },
});

describe('a lifecycle', () => {
  it('moves only along its table', () => {
    expect(door.next('open', 'close')).toBe('shut');
    expect(() => door.next('open', 'lock')).toThrow(Conflict);
  });

  it('names exactly the verbs that will work', () => {
    fc.assert(
      fc.property(fc.constantFrom(...door.states), fc.constantFrom(...door.verbs), (state, verb) => {
        const works = door.allowed(state).includes(verb);
        if (works) expect(door.states).toContain(door.next(state, verb));
        else expect(() => door.next(state, verb)).toThrow(Conflict);
      }),
    );
  });
});
