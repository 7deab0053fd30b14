import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anEstate } from './support/estates.js';
import { anOrganisation } from './support/factories.js';
import { openOffice, type Person, type TestOffice } from './support/office.js';
import { aCsv, aWorkbook } from './support/sheets.js';

let office: TestOffice;
let staff: Person;

beforeAll(async () => {
  office = await openOffice();
  office.clock.travel('2026-01-05T02:00:00Z');
  staff = await office.person('staff');
});
afterAll(() => office.close());

const upload = (person: Person, kind: string, bytes: Buffer, name = 'daftar.xlsx') =>
  person
    .send('post', `/api/imports?kind=${kind}&name=${name}`)
    .set('Idempotency-Key', randomUUID())
    .set('Content-Type', 'application/octet-stream')
    .send(bytes);
const run = (person: Person, id: string, duplicates = 'skip') =>
  person.post(`/api/imports/${id}/runs`, { duplicates });
const rowsOf = async (person: Person, id: string, query = '') =>
  (await person.get(`/api/imports/${id}/rows${query}`).expect(200)).body.items as Record<string, unknown>[];

const villages = [
  ['Kode Desa', 'Desa/Kelurahan', 'Kecamatan'],
  ['32.16.09.2001', 'Harjamekar', 'Cikarang Utara'],
  ['3216111001', 'Sertajaya', 'Kec. Cikarang Timur'],
  ['32.16.09.2001', 'Harja Mekar', ''],
  ['32.16.99.2001', 'Entah', ''],
  ['32.16.09.3001', 'Bukan Desa', ''],
  ['32.16.09.2002', 'Karangasih', 'Setu'],
  ['32.16.09.2003', '', ''],
] as const;

describe('importing villages', () => {
  it('says of each row what becomes of it, writes what it can, and finds everything the same the second time', async () => {
    const { body: preview } = await upload(staff, 'villages', await aWorkbook(villages)).expect(201);
    expect(preview).toMatchObject({
      status: 'preview',
      mapping: { code: 0, name: 1, district: 2 },
      counts: { create: 2, refused: 5 },
    });
    expect(await office.rows(sql`SELECT code FROM villages`)).toEqual([]);
    expect(await rowsOf(staff, preview.id, '?outcome=refused')).toMatchObject([
      { number: 4, faults: [{ field: 'code', message: 'Sudah ada di baris lain dalam berkas ini.' }] },
      { number: 5, faults: [{ field: 'code' }] },
      { number: 6, faults: [{ field: 'code' }] },
      { number: 7, faults: [{ field: 'district' }] },
      { number: 8, faults: [{ field: 'name', message: 'Wajib diisi.' }] },
    ]);
    await run(staff, preview.id).expect(201);
    const { body: found } = await staff.get('/api/villages?q=serta').expect(200);
    expect(found.items).toEqual([
      {
        code: '32.16.11.1001',
        name: 'Sertajaya',
        kind: 'kelurahan',
        district: { code: '32.16.11', name: 'Cikarang Timur' },
      },
    ]);
    const { body: again } = await upload(staff, 'villages', aCsv(villages)).expect(201);
    expect(again.counts).toMatchObject({ create: 0, update: 0, same: 2, refused: 5 });
    const renamed = aCsv([
      ['kode', 'nama'],
      ['32.16.09.2001', 'Harja Mekar'],
    ]);
    const { body: third } = await upload(staff, 'villages', renamed).expect(201);
    expect(await rowsOf(staff, third.id)).toMatchObject([
      { outcome: 'update', changes: [{ field: 'name', before: 'Harjamekar', after: 'Harja Mekar' }] },
    ]);
    await run(staff, third.id).expect(201);
    await run(staff, third.id).expect(409);
  });

  it('lets people say which column is which, and looks at every row again', async () => {
    const sheet = aCsv([
      ['A', 'B'],
      ['Sukadanau', '32.16.08.2001'],
    ]);
    const { body } = await upload(staff, 'villages', sheet).expect(201);
    expect(body).toMatchObject({ mapping: {}, counts: { refused: 1 } });
    const path = `/api/imports/${body.id}`;
    const { body: mapped } = await staff.patch(path, 1, { mapping: { name: 0, code: 1 } }).expect(200);
    expect(mapped).toMatchObject({ version: 2, counts: { create: 1, refused: 0 } });
    await staff.patch(path, 1, { mapping: {} }).expect(412);
    await staff.patch(path, 2, { mapping: { name: 7 } }).expect(422);
    await staff.patch(path, 2, { mapping: { colour: 0 } }).expect(422);
  });

  it('gives its report as a file that a spreadsheet shows and never runs', async () => {
    const sheet = aCsv([
      ['kode', 'nama'],
      ['32.16.09.2050', '=1+1'],
      ['x', '@SUM(A1)'],
    ]);
    const { body } = await upload(staff, 'villages', sheet).expect(201);
    const { text, headers } = await staff.get(`/api/imports/${body.id}/report`).expect(200);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toContain('laporan-impor-desa.csv');
    expect(text).toContain('Kode wilayah: ');
    expect(text).toContain("2,baru,'=1+1,");
    expect(text).toContain("3,ditolak,'@SUM(A1),");
    const english = await office.person('staff');
    await english.patch('/api/me', 1, { locale: 'en' }).expect(200);
    const said = await english.get(`/api/imports/${body.id}/report`).expect(200);
    expect(said.headers['content-disposition']).toBe('attachment; filename="import-report-villages.csv"');
    expect(said.text).toContain('Row,Outcome,Name,Why');
    expect(said.text).toContain("2,new,'=1+1,");
  });

  it('is for staff and administrators', async () => {
    const administrator = await office.person('administrator');
    await upload(administrator, 'villages', aCsv(villages)).expect(201);
    const { body } = await upload(staff, 'villages', aCsv(villages)).expect(201);
    const liaison = await office.person('liaison', (await anOrganisation(office)).id);
    await upload(liaison, 'villages', aCsv(villages)).expect(403);
    await liaison.get(`/api/imports/${body.id}`).expect(403);
  });

  it('refuses what is no table, what is too large, and bytes anywhere else', async () => {
    const { body } = await upload(staff, 'villages', Buffer.from([0x89, 0x50, 0, 1])).expect(422);
    expect(body.errors).toMatchObject([{ pointer: '/file', code: 'file-type' }]);
    await upload(staff, 'villages', Buffer.alloc(5_242_881, 'a')).expect(413);
    await upload(staff, 'flowers', aCsv(villages)).expect(422);
    await staff
      .send('post', '/api/organisations')
      .set('Content-Type', 'application/octet-stream')
      .set('Idempotency-Key', randomUUID())
      .send(aCsv(villages))
      .expect(415);
  });

  it('is forgotten after a month, with all that stood in it', async () => {
    const { body } = await upload(staff, 'villages', aCsv(villages)).expect(201);
    await office.rows(sql`UPDATE imports SET created_at = '2025-12-01' WHERE id = ${body.id}`);
    const { Sweeps } = await import('../src/platform/jobs/sweeps.js');
    expect((await office.app.get(Sweeps).run())['imports']).toBe(1);
    expect(await office.rows(sql`SELECT number FROM import_rows WHERE import_id = ${body.id}`)).toEqual([]);
  });
});

describe('importing organisations', () => {
  const sheet = (mark: string) => [
    ['Nama Perusahaan', 'Jenis', 'Kecamatan', 'No. Telp', 'NIB', 'Surel', 'Kawasan'],
    [`PT Baru ${mark}`, 'Perusahaan', 'Kec. Setu', '021 5550101', '8120001234567', '', `PT Kawasan ${mark}`],
    [`PT Lama ${mark}`, 'Tenant kawasan', 'Setu', '021 5550102', '', '', `kawasan industri ${mark}`],
    [`Mirip ${mark}`, 'Perusahaan', '', '', '', '', ''],
    [`Yayasan ${mark}`, '', '', '', '', '', ''],
    [`PT Salah ${mark}`, 'Entah', 'Antah', '', '12', 'bukan surel', 'PT Tidak Ada'],
    [`pt baru ${mark}`, '', '', '', '', '', ''],
  ];

  it('says what is new, what changes, what looks like another, and where each fault is; the second time nothing changes', async () => {
    const mark = randomUUID().slice(0, 8);
    const operator = await anOrganisation(office, { name: `PT Kawasan ${mark}`, kind: 'estate_operator' });
    const estateId = await anEstate(office, operator.id, `Kawasan Industri ${mark}`);
    await anOrganisation(office, { name: `PT Lama ${mark}`, phone: '021 5550101', address: 'Jalan Satu' });
    const twin = await anOrganisation(office, { name: `PT. MIRIP ${mark}, Tbk` });
    const { body } = await upload(staff, 'organisations', await aWorkbook(sheet(mark))).expect(201);
    expect(body.counts).toEqual({ create: 1, update: 1, same: 0, duplicate: 1, refused: 3 });
    const rows = await rowsOf(staff, body.id);
    expect(rows).toMatchObject([
      { number: 2, outcome: 'create', label: `PT Baru ${mark}` },
      { outcome: 'update' },
      { outcome: 'duplicate', twin: { id: twin.id, name: twin.name } },
      { outcome: 'refused', faults: [{ field: 'kind', message: 'Wajib diisi.' }] },
      { outcome: 'refused' },
      { outcome: 'refused', faults: [{ field: 'name' }] },
    ]);
    // In words: a code or an id says nothing to people.
    expect(rows[1]?.['changes']).toEqual(
      expect.arrayContaining([
        { field: 'kind', before: 'Perusahaan', after: 'Tenant kawasan' },
        { field: 'districtCode', before: null, after: 'Setu' },
        { field: 'estateId', before: null, after: `Kawasan Industri ${mark}` },
        { field: 'phone', before: '+62215550101', after: '+62215550102' },
      ]),
    );
    const faulty = ((rows[4]?.['faults'] ?? []) as { field: string }[]).map(({ field }) => field).sort();
    expect(faulty).toEqual(['district', 'email', 'estate', 'kind', 'nib']);
    await run(staff, body.id).expect(201);
    const { body: found } = await staff.get(`/api/organisations?q=${mark}`).expect(200);
    const names = found.items.map(({ name }: { name: string }) => name).sort();
    expect(names).toEqual([`PT Baru ${mark}`, `PT Kawasan ${mark}`, `PT Lama ${mark}`, twin.name].sort());
    const made = found.items.find(({ name }: { name: string }) => name === `PT Baru ${mark}`);
    const { body: seen } = await staff.get(`/api/organisations/${made.id}`).expect(200);
    expect(seen).toMatchObject({
      kind: 'company',
      side: 'industry',
      district: { code: '32.16.18' },
      nib: '8120001234567',
      estate: { id: estateId, operator: { id: operator.id } },
    });
    const [entry] = await office.rows<{ verb: string }>(sql`
      SELECT verb FROM history_entries WHERE subject_id = ${made.id}`);
    expect(entry?.verb).toBe('create');
    const { body: again } = await upload(staff, 'organisations', await aWorkbook(sheet(mark))).expect(201);
    expect(again.counts).toEqual({ create: 0, update: 0, same: 2, duplicate: 1, refused: 3 });
    await run(staff, again.id, 'create').expect(201);
    expect((await staff.get(`/api/organisations?q=${mark}`).expect(200)).body.items).toHaveLength(5);
  });

  it('is for staff alone', async () => {
    const administrator = await office.person('administrator');
    await upload(administrator, 'organisations', aCsv(sheet('x'))).expect(403);
    const { body } = await upload(staff, 'organisations', aCsv(sheet('x'))).expect(201);
    await administrator.get(`/api/imports/${body.id}`).expect(404);
  });

  it('writes thousands of rows in the time that a person waits', async () => {
    const mark = randomUUID().slice(0, 8);
    const rows = Array.from({ length: 2000 }, (_, at) => [`PT Massal ${mark} ${at}`]);
    const { body } = await upload(staff, 'organisations', aCsv([['Nama'], ...rows])).expect(201);
    const before = performance.now();
    expect((await run(staff, body.id).expect(201)).body.counts.create).toBe(2000);
    expect(performance.now() - before).toBeLessThan(20_000);
  }, 40_000);
});

describe('the village of an organisation', () => {
  it('lies in its district, and moves with it', async () => {
    await office.rows(sql`
      INSERT INTO villages (code, district_code, name) VALUES
        ('32.16.18.2001', '32.16.18', 'Ciledug'), ('32.16.19.2001', '32.16.19', 'Sukaresmi')
      ON CONFLICT DO NOTHING`);
    const { id } = await anOrganisation(office, { districtCode: '32.16.18' });
    const path = `/api/organisations/${id}`;
    const elsewhere = await staff.patch(path, 1, { villageCode: '32.16.19.2001' }).expect(422);
    expect(elsewhere.body.errors).toMatchObject([{ pointer: '/villageCode', code: 'village-elsewhere' }]);
    const { body } = await staff.patch(path, 1, { villageCode: '32.16.18.2001' }).expect(200);
    expect(body.village).toEqual({ code: '32.16.18.2001', name: 'Ciledug' });
    await staff.patch(path, 2, { districtCode: '32.16.19' }).expect(422);
    await staff.patch(path, 2, { districtCode: null }).expect(422);
    const both = { districtCode: '32.16.19', villageCode: '32.16.19.2001' };
    expect((await staff.patch(path, 2, both).expect(200)).body.village.name).toBe('Sukaresmi');
    await expect(
      office.rows(sql`UPDATE organisations SET district_code = '32.16.18' WHERE id = ${id}`),
    ).rejects.toThrow(/organisations_village_in_district/);
  });

  it('and its NIB has 13 digits', async () => {
    const { id } = await anOrganisation(office);
    const { body } = await staff.patch(`/api/organisations/${id}`, 1, { nib: '812' }).expect(422);
    expect(body.errors).toMatchObject([{ pointer: '/nib', code: 'isNib' }]);
    await staff.patch(`/api/organisations/${id}`, 1, { nib: '8120001234567' }).expect(200);
  });
});
