import { describe, expect, it } from 'vitest';
import { weakness } from './password-policy.js';

const owner = ['Siti Aminah', 'siti.aminah@bekasikab.go.id'];

describe('a password', () => {
  it.each([
    ['qwertyuiop[]', 'common'],
    ['QWERTYUIOP1234', 'common'],
    ['1234567890123', 'guessable'],
    ['sunshine-2025!', 'common'],
    ['sunshinesunshine', 'common'],
    ['aaaaaaaaaaaaaaaa', 'guessable'],
    ['Bekasi-123456', 'guessable'],
    ['Sinergi.Kabupaten.Bekasi', 'guessable'],
    ['siti-aminah-11', 'guessable'],
    ['Aminah@bekasikab', 'guessable'],
  ])('%s is refused as %s', (password, reason) => expect(weakness(password, owner)).toBe(reason));

  it.each(['empat-kata-yang-acak', 'rapat-21-oktober', 'kuda jagung bengkel senja', 'ꦲꦤꦕꦫꦏꦢꦠꦱꦮꦭ'])(
    '%s is accepted: no rule of composition',
    (password) => expect(weakness(password, owner)).toBeNull(),
  );
});
