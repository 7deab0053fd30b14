import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Conflict } from '../../kernel/errors.js';
import { commitmentLifecycle, openStatuses } from './commitment.lifecycle.js';
import { Commitment } from './commitment.js';
import { percentOf } from './progress.js';

const at = { now: new Date('2026-06-30T03:00:00Z'), today: '2026-06-30', note: null };

function aCommitment(fields: Partial<Commitment> = {}): Commitment {
  return Object.assign(new Commitment(), {
    status: 'proposed',
    ownerId: 'owner',
    verifierId: null,
    baseline: 0,
    target: 60,
    unit: 'titik',
    dueOn: '2026-06-30',
    firstDueOn: null,
    agreedAt: null,
    submittedAt: null,
    progressValue: null,
    progressPercent: 0,
    progressOn: null,
    obstacle: null,
    version: 1,
    ...fields,
  });
}

describe('progress', () => {
  it('is right for targets that rise and that fall', () => {
    expect(percentOf(41, 0, 60)).toBe(68);
    expect(percentOf(33, 45, 28)).toBe(71);
    expect(percentOf(59.9, 0, 60)).toBe(99);
    expect(percentOf(28, 45, 28)).toBe(100);
    expect(percentOf(50, 45, 28)).toBe(0);
    expect(percentOf(1310, 0, 1200)).toBe(100);
  });

  it('stays between 0 and 100, and is 100 only when the target is reached', () => {
    const figure = fc
      .double({ min: -1e6, max: 1e6, noNaN: true })
      .map((value) => Math.round(value * 1000) / 1000);
    fc.assert(
      fc.property(figure, figure, figure, (value, baseline, target) => {
        const percent = percentOf(value, baseline, target);
        expect(percent).toBeGreaterThanOrEqual(0);
        expect(percent).toBeLessThanOrEqual(100);
        if (target !== baseline) expect(percentOf(target, baseline, target)).toBe(100);
        if (percent === 100)
          expect(Math.abs(value - baseline)).toBeGreaterThanOrEqual(Math.abs(target - baseline) * 0.999999);
      }),
    );
  });

  it('of a day before the last report does not turn the clock back', () => {
    const commitment = aCommitment({ status: 'in_progress' });
    commitment.report(41, '2026-06-26', undefined);
    commitment.report(22, '2026-04-14', undefined);
    expect(commitment).toMatchObject({ progressValue: 41, progressOn: '2026-06-26', progressPercent: 68 });
  });
});

describe('a commitment', () => {
  it('stays a proposal until it can be measured', () => {
    expect(() => aCommitment({ target: null }).move('agree', at)).toThrow(Conflict);
    expect(() => aCommitment({ unit: null }).move('agree', at)).toThrow(Conflict);
    expect(() => aCommitment({ dueOn: null }).move('agree', at)).toThrow(Conflict);
    expect(aCommitment().move('agree', at)).toEqual({ status: ['proposed', 'agreed'] });
  });

  it('never loses the date first promised', () => {
    const commitment = aCommitment();
    commitment.move('agree', at);
    commitment.extendTo('2027-03-31');
    commitment.extendTo('2027-06-30');
    expect(commitment).toMatchObject({ dueOn: '2027-06-30', firstDueOn: '2026-06-30' });
  });

  it('keeps its rules through any sequence of moves', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...commitmentLifecycle.verbs), { maxLength: 25 }), (verbs) => {
        const commitment = aCommitment();
        for (const verb of verbs) {
          if (!commitmentLifecycle.allowed(commitment.status).includes(verb)) continue;
          commitment.move(verb, at);
          if (openStatuses.includes(commitment.status)) expect(commitment.firstDueOn).toBe('2026-06-30');
          expect(commitment.fulfilledOn !== null).toBe(commitment.status === 'fulfilled');
        }
      }),
    );
  });
});
