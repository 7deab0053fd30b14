import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anAppointment, anOrganisation, aPosition } from './support/factories.js';
import { openOffice, type Person, type TestOffice } from './support/office.js';

let office: TestOffice;
let staff: Person;
let official: Person;
let administrator: Person;

beforeAll(async () => {
  office = await openOffice();
  // Rights begin on the day they are given, so the clock is set before anyone comes.
  office.clock.travel('2025-10-21T02:00:00Z');
  staff = await office.person('staff');
  official = await office.person('official');
  administrator = await office.person('administrator');
});
afterAll(() => office.close());

const dinkes = () => ({ name: `Dinas Kesehatan ${randomUUID()}`, kind: 'agency', side: 'government' });

describe('an organisation', () => {
  it('is entered by staff and read by officials and administrators', async () => {
    const body = { ...dinkes(), shortName: 'Dinkes', districtCode: '32.16.20', email: 'dinkes@contoh.test' };
    const { body: made, headers } = await staff.post('/api/organisations', body).expect(201);
    expect(headers['etag']).toBe('"1"');
    expect(made).toMatchObject({
      name: body.name,
      district: { code: '32.16.20', name: 'Cikarang Pusat' },
      address: null,
      version: 1,
      positions: [],
      can: ['edit', 'appoint', 'contacts'],
    });
    for (const reader of [official, administrator]) {
      const { body: seen } = await reader.get(`/api/organisations/${made.id}`).expect(200);
      expect(seen).toEqual({ ...made, can: ['contacts'] });
    }
  });

  it('is changed by staff alone', async () => {
    const { id } = await anOrganisation(office);
    for (const reader of [official, administrator, await office.person('liaison', id)]) {
      await reader.post('/api/organisations', dinkes()).expect(403);
      await reader.patch(`/api/organisations/${id}`, 1, { address: 'x' }).expect(403);
      await reader.post(`/api/organisations/${id}/positions`, { title: 'Direktur' }).expect(403);
    }
  });

  it('is, for a liaison of another one, as unknown as a random id', async () => {
    const own = await anOrganisation(office);
    const other = await anOrganisation(office);
    const liaison = await office.person('liaison', own.id);
    await liaison.get(`/api/organisations/${own.id}`).expect(200);
    const foreign = await liaison.get(`/api/organisations/${other.id}`).expect(404);
    const nowhere = await liaison.get(`/api/organisations/${randomUUID()}`).expect(404);
    expect({ ...foreign.body, instance: '' }).toEqual({ ...nowhere.body, instance: '' });
    await liaison.patch(`/api/organisations/${other.id}`, 1, { address: 'x' }).expect(403);
    await liaison.post(`/api/organisations/${other.id}/positions`, { title: 'Direktur' }).expect(403);
    const { body } = await liaison.get('/api/organisations').expect(200);
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([own.id]);
  });

  describe('with which an agency has commitments', () => {
    it.each([
      ['agency_head', 'verifies what it promised'],
      ['agency_head', 'promised what it verifies'],
      ['agency_officer', 'verifies what it promised'],
    ] as const)('is read by its %s, when the agency %s, and not changed', async (role, how) => {
      const agency = await anOrganisation(office, { kind: 'agency', side: 'government' });
      const company = await aCompany();
      const stranger = await aCompany();
      const sides = { ownerId: company.id, verifierId: agency.id };
      const turned = { ownerId: agency.id, verifierId: company.id };
      const reader = await office.person(role, agency.id);
      await reader.get(`/api/organisations/${company.id}`).expect(404);
      const promise = { title: 'Beasiswa', topic: 'csr', ...(how.startsWith('verifies') ? sides : turned) };
      const { body: promised } = await staff.post('/api/commitments', promise).expect(201);
      expect((await reader.get(`/api/commitments/${promised.id}`).expect(200)).body.opensOwner).toBe(true);

      const { body } = await reader.get(`/api/organisations/${company.id}`).expect(200);
      expect(body).toMatchObject({ name: company.name, phone: '+620218990', can: [] });
      expect(body.positions[0].holder.person).toMatchObject({ name: 'Siti Aminah', email: null });
      await reader.get(`/api/organisations/${company.id}/profile`).expect(200);
      const { body: listed } = await reader.get('/api/organisations').expect(200);
      const ids = listed.items.map(({ id }: { id: string }) => id);
      expect(ids.toSorted()).toEqual([agency.id, company.id].toSorted());

      await reader.get(`/api/positions/${company.position}/appointments`).expect(404);
      await reader.patch(`/api/organisations/${company.id}`, 1, { address: 'Lain' }).expect(403);
      await reader.get(`/api/organisations/${stranger.id}`).expect(404);
    });

    /** A company with someone at its head who has an address. */
    async function aCompany() {
      const company = await anOrganisation(office, { phone: '021-8990' });
      const { id: position } = await aPosition(office, { organisationId: company.id, isHead: true });
      const person = { name: 'Siti Aminah', email: `${randomUUID()}@contoh.sinergi.test` };
      await anAppointment(office, position, { person });
      return { ...company, position };
    }
  });

  it('keeps what a change leaves out and loses what it sets to null', async () => {
    const { id } = await anOrganisation(office, { shortName: 'Satu', address: 'Jalan Satu' });
    const { body } = await staff.patch(`/api/organisations/${id}`, 1, { shortName: null }).expect(200);
    expect(body).toMatchObject({ shortName: null, address: 'Jalan Satu', version: 2 });
    const [entry] = await office.rows<{ verb: string; change: object }>(sql`
      SELECT verb, change FROM history_entries WHERE subject_id = ${id} ORDER BY id DESC LIMIT 1`);
    expect(entry).toEqual({ verb: 'edit', change: { shortName: ['Satu', null] } });
  });

  it('is not overwritten by someone who read an older version', async () => {
    const { id } = await anOrganisation(office);
    const path = `/api/organisations/${id}`;
    await staff.patch(path, 1, { address: 'Satu' }).expect(200);
    const { body } = await staff.patch(path, 1, { address: 'Dua' }).expect(412);
    expect(body).toMatchObject({
      status: 412,
      current: { id, address: 'Satu', version: 2, can: ['edit', 'appoint', 'contacts'] },
    });
    await staff.send('patch', path).send({ address: 'Dua' }).expect(428);
  });

  it('has a name of its own', async () => {
    const body = dinkes();
    const { body: made } = await staff.post('/api/organisations', body).expect(201);
    const again = await staff.post('/api/organisations', { ...body, name: body.name.toUpperCase() });
    expect(again.status).toBe(409);
    expect(again.body.detail).toBe('Nama ini sudah dipakai.');
    const other = await anOrganisation(office);
    await staff.patch(`/api/organisations/${other.id}`, 1, { name: made.name }).expect(409);
  });

  it('is made once when the button is pressed twice', async () => {
    const key = randomUUID();
    const body = dinkes();
    const press = () => staff.send('post', '/api/organisations').set('Idempotency-Key', key).send(body);
    const [first, second] = await Promise.all([press(), press()]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    const rows = await office.rows(sql`SELECT id FROM organisations WHERE name = ${body.name}`);
    expect(rows).toHaveLength(1);
  });

  it.each([
    [{ nickname: 'x' }, '/nickname', 'unknown-field'],
    [{ kind: 'club' }, '/kind', 'isIn'],
    [{ name: ' ' }, '/name', 'minLength'],
    [{ name: 'a'.repeat(201) }, '/name', 'maxLength'],
    [{ email: 'dinkes' }, '/email', 'isEmail'],
    [{ districtCode: '99.99.99' }, '/districtCode', 'unknown-reference'],
  ])('refuses %j and says where the fault is', async (fields, pointer, code) => {
    const { body } = await staff.post('/api/organisations', { ...dinkes(), ...fields }).expect(422);
    expect(body.errors).toEqual([expect.objectContaining({ pointer, code })]);
  });

  it('must keep a name when it is changed', async () => {
    const { id } = await anOrganisation(office);
    const { body } = await staff.patch(`/api/organisations/${id}`, 1, { name: null }).expect(422);
    expect(body.errors).toEqual([expect.objectContaining({ pointer: '/name', code: 'required' })]);
  });
});

describe('the list of organisations', () => {
  it('is walked page by page without gap or twin', async () => {
    const word = `Kawasan${randomUUID().slice(0, 8)}`;
    for (const at of [3, 1, 5, 2, 4]) await anOrganisation(office, { name: `PT ${word} ${at}` });
    const names: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const path: string = `/api/organisations?limit=2&q=${word.toUpperCase()}${next && `&after=${next}`}`;
      const { body } = await staff.get(path).expect(200);
      names.push(...body.items.map(({ name }: { name: string }) => name));
      next = body.next;
    }
    expect(names).toEqual([1, 2, 3, 4, 5].map((at) => `PT ${word} ${at}`));
  });

  it('finds words, taking %, _ and \\ literally', async () => {
    const mark = randomUUID().slice(0, 8);
    await anOrganisation(office, { name: `PT ${mark} 100% Maju`, shortName: `a_${mark}` });
    const found = async (q: string) =>
      (await staff.get(`/api/organisations?q=${encodeURIComponent(q)}`).expect(200)).body.items.length;
    expect(await found(`${mark} 100%`)).toBe(1);
    expect(await found(`a_${mark}`)).toBe(1);
    expect(await found(`ab${mark}`)).toBe(0);
    expect(await found(`${mark}%Maju`)).toBe(0);
    expect(await found('\\')).toBe(0);
  });

  it('narrows by kind and side', async () => {
    const { id } = await anOrganisation(office, {
      name: `SMK ${randomUUID()}`,
      kind: 'school',
      side: 'partner',
    });
    const { body } = await staff.get('/api/organisations?kind=school&side=partner').expect(200);
    expect(body.items).toEqual([expect.objectContaining({ id, commitments: { active: 0, late: 0 } })]);
    await staff.get('/api/organisations?kind=club').expect(422);
  });

  it('counts the commitments that each has to keep, and the late ones', async () => {
    const { id, name } = await anOrganisation(office);
    for (const dueOn of ['2025-10-20', '2025-10-21', '2025-12-31']) {
      await office.rows(sql`
        INSERT INTO commitments (id, reference, title, topic, status, owner_id, direction, baseline, target, unit,
          due_on, classification, progress_percent, version, created_at)
        VALUES (gen_random_uuid(), ${randomUUID()}, 'x', 'csr', 'in_progress', ${id}, 'up', 0, 1, 'unit',
          ${dueOn}, 'open', 0, 1, now())`);
    }
    const { body } = await official.get(`/api/organisations?q=${encodeURIComponent(name)}`).expect(200);
    expect(body.items[0].commitments).toEqual({ active: 3, late: 1 });
  });
});
