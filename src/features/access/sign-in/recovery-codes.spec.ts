import { describe, expect, it } from 'vitest';
import { asRecoveryCode, hashOfCode, newRecoveryCodes } from './recovery-codes.js';

describe('recovery codes', () => {
  it('are ten different ones, in groups that a person can copy', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([a-z2-7]{4}-){3}[a-z2-7]{4}$/);
  });

  it('are known however they are typed', () => {
    const [code = ''] = newRecoveryCodes();
    expect(asRecoveryCode(` ${code.toUpperCase().replaceAll('-', ' ')} `)).toBe(code.replaceAll('-', ''));
    expect(asRecoveryCode('0l1o-aaaa-aaaa-aaaa')).toBe('ollo' + 'a'.repeat(12));
    expect(asRecoveryCode('123456')).toBeNull();
  });

  it('leave another hash with every user', () => {
    const code = 'aaaa-bbbb-cccc-dddd';
    expect(hashOfCode('one', code)).not.toEqual(hashOfCode('other', code));
    expect(hashOfCode('one', 'AAAABBBBCCCCDDDD')).toEqual(hashOfCode('one', code));
  });
});
