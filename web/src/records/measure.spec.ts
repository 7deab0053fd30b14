import { describe, expect, it } from 'vitest';
import { measureOf, type Measured } from './measure';

const lamps: Measured = { direction: 'up', baseline: 0, progressValue: 41, target: 60, unit: 'titik' };
const days: Measured = { direction: 'down', baseline: 45, progressValue: 33, target: 28, unit: 'hari' };
const shown = (fields: Measured) => measureOf(fields, 'id')?.replaceAll('\u00a0', ' ') ?? null;

describe('how far a commitment is', () => {
  it('is a fraction of a target that rises from zero', () => {
    expect(shown(lamps)).toBe('41/60 titik');
    expect(shown({ ...lamps, progressValue: 1250.5, target: 3500 })).toBe('1.250,5/3.500 titik');
  });

  it('is the way from where it began to the target when the figure shall fall', () => {
    expect(shown(days)).toBe('33 (45 → 28 hari)');
    expect(shown({ ...days, unit: '%', baseline: 8, progressValue: 3, target: 0 })).toBe('3 (8 → 0 %)');
  });

  it('says as well from where a rising figure began, unless that is zero', () => {
    expect(shown({ ...lamps, baseline: 40 })).toBe('41 (40 → 60 titik)');
  });

  it('is the share alone where that says it all, or nothing is known', () => {
    expect(shown({ ...lamps, unit: '%', target: 100 })).toBeNull();
    expect(shown({ ...lamps, unit: '%', target: 80 })).toBe('41/80 %');
    expect(shown({ ...lamps, progressValue: null })).toBeNull();
    expect(shown({ ...lamps, target: null })).toBeNull();
  });
});
