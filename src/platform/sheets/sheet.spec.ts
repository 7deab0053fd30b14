import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readSheet } from './sheet.js';

const refusal = (code: string) => ({ fields: [{ pointer: '/file', code }] });

describe('a CSV file', () => {
  it.each([
    ['commas', 'Nama,Kecamatan\r\n"PT Satu, Tbk",Setu\r\n'],
    ['semicolons', 'Nama;Kecamatan\nPT Satu, Tbk;Setu\n'],
    ['tabs and a byte order mark', '\uFEFFNama\tKecamatan\nPT Satu, Tbk\tSetu'],
  ])('is read with %s', async (_with, text) => {
    expect(await readSheet(Buffer.from(text))).toEqual([
      ['Nama', 'Kecamatan'],
      ['PT Satu, Tbk', 'Setu'],
    ]);
  });

  it('keeps the place of its rows, so that a report names them as the sheet does', async () => {
    expect(await readSheet(Buffer.from('Nama\n\n  PT   Dua \n'))).toEqual([['Nama'], [''], ['PT Dua']]);
  });

  it('in the code page of Windows is read as well', async () => {
    expect(await readSheet(Buffer.from('Nama\nCaf\u00e9\n', 'latin1'))).toEqual([['Nama'], ['Café']]);
  });
});

describe('what is no table', () => {
  it.each([
    ['nothing', Buffer.alloc(0), 'file-empty'],
    ['headings alone', Buffer.from('Nama,Kecamatan\n'), 'file-empty'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'file-type'],
    [
      'a ZIP of something else',
      Buffer.concat([Buffer.from('PK\u0003\u0004'), randomBytes(200)]),
      'file-unreadable',
    ],
    ['more rows than are taken', Buffer.from(`Nama\n${'x\n'.repeat(10_001)}`), 'file-rows'],
  ])('is refused: %s', async (_what, bytes, code) => {
    await expect(readSheet(bytes)).rejects.toMatchObject(refusal(code));
  });
});
