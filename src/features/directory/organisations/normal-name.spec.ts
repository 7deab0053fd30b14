import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalName } from './normal-name.js';

describe('names that are compared', () => {
  it.each([
    'PT Jababeka Infrastruktur',
    'PT. Jababeka Infrastruktur, Tbk.',
    'P.T. JABABEKA  INFRASTRUKTUR',
    'Jababeka Infrastruktur (Persero)',
    'jababeka-infrastruktur, PT',
  ])('%s is one company with the others', (name) => {
    expect(normalName(name)).toBe('jababeka infrastruktur');
  });

  it('keep what tells them apart', () => {
    expect(normalName('Dinas Kesehatan')).not.toBe(normalName('Dinas Perhubungan'));
    expect(normalName('PT Maju 1')).not.toBe(normalName('PT Maju 2'));
  });

  it('are never empty when there is a letter, and comparing twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const once = normalName(name);
        if (/[a-z0-9]/i.test(name)) expect(once).not.toBe('');
        expect(normalName(once)).toBe(once);
      }),
    );
  });
});
