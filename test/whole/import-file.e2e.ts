import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openOffice, type TestOffice } from '../support/office.js';
import { aCsv, aWorkbook } from '../support/sheets.js';

let office: TestOffice;
let folder: string;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  office = await openOffice();
  folder = await mkdtemp(join(tmpdir(), 'sinergi-import-'));
});
afterAll(async () => {
  for (const child of running) child.kill('SIGTERM');
  await rm(folder, { recursive: true, force: true });
  await office.close();
});

interface Ended {
  code: number | null;
  output: string;
}

/** `sinergi import …`, of the built program, on the database of this file's office. */
async function sinergiImport(...args: string[]): Promise<Ended> {
  const child = spawn(process.execPath, ['dist/program/cli.js', 'import', ...args], {
    env: {
      PATH: process.env['PATH'],
      DATA_DIRECTORY: folder,
      DATABASE_URL: office.ownerUrl,
      LOG_LEVEL: 'warn',
    },
  });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += String(chunk);
    });
  }
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  running.delete(child);
  return { code, output };
}

async function aFile(name: string, bytes: Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

it('writes villages from a spreadsheet, first as a preview', async () => {
  const file = await aFile(
    'desa.xlsx',
    await aWorkbook([
      ['Kode Desa', 'Desa/Kelurahan', 'Kecamatan'],
      ['32.16.09.2001', 'Harja Mekar', 'Cikarang Utara'],
      ['3216111001', 'Sertajaya', 'Kec. Cikarang Timur'],
    ]),
  );
  const preview = await sinergiImport('villages', file, '--preview');
  expect(preview).toMatchObject({ code: 0 });
  expect(preview.output).toContain('Nothing written yet. 2 new, 0 updated, 0 the same.');

  const written = await sinergiImport('villages', file);
  expect(written).toMatchObject({ code: 0 });
  expect(written.output).toContain('2 new, 0 updated, 0 the same.');
  expect(written.output).not.toContain('Nothing written yet');
});

it('names the rows that it refuses, writes the others, and ends with 1', async () => {
  const file = await aFile(
    'perusahaan.csv',
    aCsv([
      ['Nama Perusahaan', 'Jenis', 'NIB', 'Surel'],
      ['PT Sinar Karya', '', '', 'halo@sinar.test'],
      ['PT Surya Mandiri', '', '123', ''],
      ['Tanpa Jenis', '', '', 'bukan surel'],
    ]),
  );
  const preview = await sinergiImport('organisations', file, '--preview');
  expect(preview).toMatchObject({ code: 1 });
  expect(preview.output).toContain('Nothing written yet. 1 new, 0 updated, 0 the same.');

  const written = await sinergiImport('organisations', file);
  expect(written).toMatchObject({ code: 1 });
  expect(written.output).toContain('2 refused:');
  expect(written.output).toMatch(/row 3 PT Surya Mandiri: nib: \S/);
  expect(written.output).toMatch(/row 4 Tanpa Jenis: email: \S/);
  expect((await sinergiImport('organisations', file)).output).toContain('0 new, 0 updated, 1 the same.');
});

it('writes people with their positions, at an organisation that is there', async () => {
  const file = await aFile(
    'pejabat.csv',
    aCsv([
      ['Nama', 'Instansi', 'Jabatan', 'TMT'],
      ['Siti Aminah', 'pt sinar karya', 'Direktur', '5 Januari 2026'],
      ['Budi Santoso', 'PT Tidak Ada', 'Direktur', '5 Januari 2026'],
    ]),
  );
  const written = await sinergiImport('people', file);
  expect(written).toMatchObject({ code: 1 });
  expect(written.output).toContain('1 new, 0 updated, 0 the same.');
  expect(written.output).toMatch(/row 3 Budi Santoso: organisation: \S/);
});

it('says in a sentence what it cannot take', async () => {
  const usage = await sinergiImport('kapal', 'perahu.csv');
  expect(usage).toMatchObject({ code: 1 });
  expect(usage.output).toContain('sinergi import takes one of villages, organisations');
  const missing = await sinergiImport('villages', join(folder, 'tidak-ada.csv'));
  expect(missing).toMatchObject({ code: 1 });
  expect(missing.output).toContain('cannot be read.');
  const picture = await aFile('foto.xlsx', Buffer.from('PK\u0003\u0004 bukan lembar kerja'));
  const strange = await sinergiImport('villages', picture);
  expect(strange).toMatchObject({ code: 1 });
  expect(strange.output).not.toContain('    at ');
});
