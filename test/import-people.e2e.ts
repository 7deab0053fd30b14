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
      ],
      [`Siti ${mark}`, '', '', nip, '', '', '8120009876543', 'Kepala Bidang', 'Plt.', '05/01/2026'],
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
