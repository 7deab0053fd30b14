import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anAppointment, anOrganisation, aPosition } from './support/factories.js';
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

describe('importing people with their positions', () => {
  const headings = [
    'Nama',
    'Gelar Depan',
    'Gelar Belakang',
    'NIP',
    'Surel',
    'HP',
    'Instansi',
    'Jabatan',
    'Status Jabatan',
    'TMT',
    'Sampai',
    'Nomor SK',
    'Pangkat/Gol.',
    'Pimpinan',
  ];
  const nip = '198002292005012001';
  const holderOf = async (organisationId: string, title: string) =>
    (await staff.get(`/api/positions?organisationId=${organisationId}`).expect(200)).body.items.find(
      (each: { title: string }) => each.title === title,
    )?.holder;

  it('makes positions and their holders, finds everything the same the second time, and corrects what changed', async () => {
    const mark = randomUUID().slice(0, 8);
    const { id } = await anOrganisation(office, { name: `Dinas ${mark}`, nib: '8120009876543' });
    const old = await aPosition(office, { organisationId: id, title: 'Sekretaris', holder: `Lama ${mark}` });
    const sheet = [
      headings,
      [
        `Siti ${mark}`,
        'Dr.',
        'M.Kes.',
        '19800229 200501 2 001',
        '',
        '0812 3456 7801',
        `dinas ${mark}`,
        'Kepala Dinas',
        '',
        '5 Januari 2026',
        '',
        '800/1-BKPSDM/2026',
        'Pembina (IV/a)',
        'ya',
      ],
      [
        `Siti ${mark}`,
        '',
        '',
        nip,
        '',
        '',
        '8120009876543',
        'Kepala Bidang',
        'Plt.',
        '05/01/2026',
        '4/4/2026',
      ],
      [`Budi ${mark}`, '', '', '', '', '', `Dinas ${mark}`, 'Sekretaris', 'Definitif', '2026-01-05'],
    ];
    const { body } = await upload(staff, 'people', await aWorkbook(sheet)).expect(201);
    expect(body).toMatchObject({ counts: { create: 3, refused: 0, duplicate: 0 } });
    expect(Object.keys(body.mapping)).toHaveLength(headings.length);
    expect(await holderOf(id, 'Kepala Dinas')).toBeUndefined();
    await run(staff, body.id).expect(201);
    const head = await holderOf(id, 'Kepala Dinas');
    expect(head).toMatchObject({
      kind: 'definitive',
      startsOn: '2026-01-05',
      person: { name: `Dr. Siti ${mark}, M.Kes.` },
    });
    expect(await holderOf(id, 'Kepala Bidang')).toMatchObject({
      kind: 'plt',
      endsOn: '2026-04-04',
      person: { id: head.person.id },
    });
    const { body: secretary } = await staff.get(`/api/positions/${old.id}/appointments`).expect(200);
    expect(secretary.items).toMatchObject([
      { person: { name: `Budi ${mark}` }, endsOn: null },
      { endsOn: '2026-01-04' },
    ]);

    const { body: again } = await upload(staff, 'people', aCsv(sheet)).expect(201);
    expect(again.counts).toMatchObject({ create: 0, update: 0, same: 3, refused: 0, duplicate: 0 });
    const corrected = [
      ['nama', 'nip', 'instansi', 'jabatan', 'hp'],
      [`Siti ${mark}`, nip, `Dinas ${mark}`, 'Kepala Dinas', '0812-3456-7802'],
    ];
    const { body: third } = await upload(staff, 'people', aCsv(corrected)).expect(201);
    expect(await rowsOf(staff, third.id)).toMatchObject([
      { outcome: 'update', changes: [{ field: 'phone', before: '+6281234567801', after: '+6281234567802' }] },
    ]);
    await run(staff, third.id).expect(201);
    const { body: person } = await staff.get(`/api/people/${head.person.id}`).expect(200);
    expect(person).toMatchObject({ phone: '+6281234567802', honorificPrefix: 'Dr.', employeeNumber: nip });
  });

  it('takes the rank, the decree, the last day and who leads, and corrects them by the next table', async () => {
    const mark = randomUUID().slice(0, 8);
    const { id } = await anOrganisation(office, { name: `Dinas ${mark}` });
    const head = [
      'Nama',
      'Pangkat/Golongan',
      'Instansi',
      'Jabatan',
      'Status Jabatan',
      'TMT',
      'Sampai',
      'No SK',
      'Pimpinan',
    ];
    const table = (rank: string, until: string, decree: string, leads: string) =>
      aCsv([
        head,
        [`Siti ${mark}`, rank, `Dinas ${mark}`, 'Kepala', 'Plt', '2026-01-05', until, decree, leads],
      ]);
    const { body } = await upload(staff, 'people', table('Penata (III/c)', '2026-03-31', 'SK-1', 'x')).expect(
      201,
    );
    expect(body.mapping).toMatchObject({ rank: 1, kind: 4, until: 6, decree: 7, head: 8 });
    await run(staff, body.id).expect(201);
    const [position] = (await staff.get(`/api/positions?organisationId=${id}`).expect(200)).body.items;
    expect(position).toMatchObject({ isHead: true, holder: { kind: 'plt', endsOn: '2026-03-31' } });
    const person = `/api/people/${position.holder.person.id}`;
    expect((await staff.get(person).expect(200)).body.rank).toBe('Penata (III/c)');

    const { body: next } = await upload(
      staff,
      'people',
      table('Pembina (IV/a)', '30/6/2026', 'SK-2', 'tidak'),
    );
    expect(await rowsOf(staff, next.id)).toMatchObject([
      {
        outcome: 'update',
        changes: [
          { field: 'head', before: 'ya', after: 'tidak' },
          { field: 'rank', before: 'Penata (III/c)', after: 'Pembina (IV/a)' },
          { field: 'until', before: '2026-03-31', after: '2026-06-30' },
          { field: 'decree', before: 'SK-1', after: 'SK-2' },
        ],
      },
    ]);
    await run(staff, next.id).expect(201);
    const { body: holders } = await staff.get(`/api/positions/${position.id}/appointments`).expect(200);
    expect(holders.items).toMatchObject([{ endsOn: '2026-06-30', decree: 'SK-2' }]);
    const { body: same } = await upload(
      staff,
      'people',
      table('Pembina (IV/a)', '30/6/2026', 'SK-2', 'tidak'),
    );
    expect(same.counts).toMatchObject({ same: 1, update: 0 });
    const { body: wrong } = await upload(staff, 'people', table('', '1/1/2026', '', 'mungkin')).expect(201);
    expect(await rowsOf(staff, wrong.id)).toMatchObject([
      { outcome: 'refused', faults: [{ field: 'head' }] },
    ]);
    const other = aCsv([head, [`Budi ${mark}`, '', `Dinas ${mark}`, 'Sekretaris', 'Plh', '2026-01-05']]);
    const { body: endless } = await upload(staff, 'people', other).expect(201);
    expect(await rowsOf(staff, endless.id)).toMatchObject([
      { outcome: 'refused', faults: [{ field: 'until' }] },
    ]);
  });

  it('says where each fault is, and asks about who bears the name or the address of another', async () => {
    const mark = randomUUID().slice(0, 8);
    const [{ id }, elsewhere] = [
      await anOrganisation(office, { name: `PT ${mark}` }),
      await anOrganisation(office),
    ];
    await aPosition(office, { organisationId: elsewhere.id, holder: `Rina ${mark}` });
    const late = await aPosition(office, { organisationId: id, title: 'Direktur' });
    await anAppointment(office, late.id, { startsOn: '2026-06-01' });
    const row = (
      name: string,
      position: string,
      more: { nip?: string; surel?: string; kind?: string; since?: string } = {},
    ) => [
      name,
      '',
      '',
      more.nip ?? '',
      more.surel ?? '',
      '',
      `PT ${mark}`,
      position,
      more.kind ?? '',
      more.since ?? '2026-01-05',
    ];
    const sheet = [
      headings,
      row(`Rina ${mark}`, 'Manajer'),
      row('', 'Staf'),
      row('Ani', 'Staf', { nip: '123', surel: 'bukan', kind: 'kadang', since: '31/2/2026' }),
      row('Ani', 'Direktur'),
      row('Ani', 'Staf', { since: '-' }),
      ['Ani', '', '', '', '', '', 'PT Tidak Ada', 'Staf', '', '2026-01-05'],
      row('Ani', 'Manajer'),
    ];
    const { body } = await upload(staff, 'people', aCsv(sheet)).expect(201);
    const rows = (await rowsOf(staff, body.id)) as { outcome: string; faults: { field: string }[] }[];
    const seen = rows.map(({ outcome, faults }) => [outcome, ...faults.map(({ field }) => field).sort()]);
    expect(seen).toEqual([
      ['duplicate'],
      ['refused', 'name'],
      ['refused', 'email', 'employeeNumber', 'kind', 'since'],
      ['refused', 'since'],
      ['refused', 'since'],
      ['refused', 'organisation'],
      ['refused', 'position'],
    ]);
    await run(staff, body.id).expect(201);
    expect(await holderOf(id, 'Manajer')).toBeUndefined();
    const { body: anew } = await upload(staff, 'people', aCsv(sheet)).expect(201);
    await run(staff, anew.id, 'create').expect(201);
    expect(await holderOf(id, 'Manajer')).toMatchObject({ person: { name: `Rina ${mark}` } });
  });

  it('is for staff alone', async () => {
    await upload(await office.person('administrator'), 'people', aCsv([headings, ['Ani']])).expect(403);
  });
});
