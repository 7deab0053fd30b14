import { describe, expect, it } from 'vitest';
import { dayFrom, holdingFrom, markFrom } from './person.words.js';

describe('a day in a table', () => {
  it.each(['2026-02-05', '5/2/2026', '05.02.2026', '5-2-2026', '5 Februari 2026', '5 Feb 2026'])(
    'is the fifth of February: %s',
    (text) => {
      expect(dayFrom(text)).toBe('2026-02-05');
    },
  );

  it.each(['31/2/2026', '2/31/2026', '5 Fe 2026', '46000', 'kemarin', ''])('is none: %s', (text) => {
    expect(dayFrom(text)).toBeUndefined();
  });
});

describe('a mark of who leads', () => {
  it.each([
    ['Ya', true],
    ['x', true],
    ['✓', true],
    ['Tidak', false],
    ['0', false],
    ['mungkin', undefined],
  ])('%s', (text, leads) => {
    expect(markFrom(text)).toBe(leads);
  });
});

describe('in what way somebody holds a position', () => {
  it.each([
    ['Definitif', 'definitive'],
    ['Plt.', 'plt'],
    ['Pelaksana Harian', 'plh'],
    ['PJ', 'pj'],
    ['penjabat sementara', 'pjs'],
  ])('%s', (text, kind) => {
    expect(holdingFrom(text)).toBe(kind);
  });

  it('is not guessed', () => {
    expect(holdingFrom('kadang-kadang')).toBeUndefined();
  });
});
