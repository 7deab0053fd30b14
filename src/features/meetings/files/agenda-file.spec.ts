import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nameFor } from './agenda-file.js';

it.each([
  ['Paparan PJU.pdf', 'Paparan PJU.pdf'],
  ['C:\\rapat\\laporan.PDF', 'laporan.pdf'],
  ['../../etc/passwd', 'passwd.pdf'],
  ['laporan.exe', 'laporan.exe.pdf'],
  ['fdp\u202Eexe.pdf', 'fdpexe.pdf'],
  ['.pdf', 'berkas.pdf'],
])('calls %j what it is: %j', (given, name) => {
  expect(nameFor(given, 'application/pdf')).toBe(name);
});

it('always ends with its kind, names no folder and fits its column', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
      const name = nameFor(given, 'image/png');
      return /^[^/\\\p{Cc}]+\.png$/u.test(name) && name.length <= 200;
    }),
  );
});
