import { randomUUID } from 'node:crypto';
import sql, { type Sql } from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Holidays } from '../src/features/directory/index.js';
import { anAppointment, anOrganisation, aPosition } from './support/factories.js';
import { asOwner, openOffice, type Person, type TestOffice } from './support/office.js';

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

describe('a position', () => {
  it('is added by staff and belongs to its organisation', async () => {
    const { id, name } = await anOrganisation(office);
    const path = `/api/organisations/${id}/positions`;
    const { body } = await staff.post(path, { title: 'Direktur Utama', isHead: true }).expect(201);
    expect(body).toMatchObject({
      title: 'Direktur Utama',
      isHead: true,
      organisation: { id, name },
      holder: null,
    });
    await staff.post(path, { title: 'direktur utama' }).expect(409);
    await staff.post(`/api/organisations/${randomUUID()}/positions`, { title: 'Direktur' }).expect(404);
    const { body: listed } = await official.get(`/api/positions?organisationId=${id}`).expect(200);
    expect(listed.items).toEqual([body]);
  });

  it('is listed, with the people who hold it, for staff and officials only', async () => {
    const { id } = await anOrganisation(office);
    for (const reader of [administrator, await office.person('liaison', id)]) {
      await reader.get('/api/positions').expect(403);
      await reader.get('/api/people').expect(403);
    }
  });

  it('passes to a new definitive holder, and the one before ends the day before', async () => {
    const { id } = await aPosition(office, { holder: 'Budi Santoso' });
    const siti = { name: 'Siti Aminah', honorificPrefix: 'Dr.', honorificSuffix: 'M.Kes.' };
    const body = { person: siti, kind: 'definitive', startsOn: '2025-10-15' };
    const { body: position } = await staff.post(`/api/positions/${id}/appointments`, body).expect(201);
    expect(position.holder).toMatchObject({
      person: { name: 'Dr. Siti Aminah, M.Kes.', email: null },
      kind: 'definitive',
      startsOn: '2025-10-15',
      endsOn: null,
    });
    const rows = await office.rows<{ ends_on: string | null }>(sql`
      SELECT ends_on FROM appointments WHERE position_id = ${id} ORDER BY starts_on`);
    expect(rows).toEqual([{ ends_on: '2025-10-14' }, { ends_on: null }]);
  });

  it('is held by who acts for the holder while that lasts', async () => {
    const { id } = await aPosition(office, { holder: 'Budi Santoso' });
    await anAppointment(office, id, { kind: 'plh', startsOn: '2025-10-20', endsOn: '2025-10-21' });
    const holder = async () =>
      (await staff.get('/api/positions?limit=200')).body.items.find(
        (position: { id: string }) => position.id === id,
      ).holder;
    expect(await holder()).toMatchObject({ kind: 'plh', person: { name: 'Siti Aminah' } });
    office.clock.travel('2025-10-22T02:00:00Z');
    expect(await holder()).toMatchObject({ kind: 'definitive', person: { name: 'Budi Santoso' } });
    office.clock.travel('2025-10-21T02:00:00Z');
  });

  it('has one definitive holder at a time, also when the past is filled in', async () => {
    const { id } = await aPosition(office, { holder: 'Budi Santoso' });
    const earlier = { person: { name: 'Siti' }, kind: 'definitive', startsOn: '2020-01-01' };
    const path = `/api/positions/${id}/appointments`;
    const { body } = await staff.post(path, earlier).expect(422);
    expect(body.errors).toEqual([
      expect.objectContaining({ pointer: '/startsOn', code: 'overlaps-appointment' }),
    ]);
    await staff.post(path, { ...earlier, endsOn: '2024-12-31' }).expect(201);
  });

  it.each([
    [{}, '/personId', 'required'],
    [{ personId: randomUUID() }, '/personId', 'unknown-reference'],
    [{ person: { name: 'Siti', age: 40 } }, '/person/age', 'unknown-field'],
    [{ person: { name: 'Siti' }, endsOn: '2025-01-01' }, '/endsOn', 'end-before-start'],
    [{ person: { name: 'Siti' }, endsOn: null }, '/endsOn', 'acting-ends'],
    [{ person: { name: 'Siti' }, startsOn: '2025-02-30' }, '/startsOn', 'isLocalDate'],
  ])('refuses the appointment %j', async (fields, pointer, code) => {
    const { id } = await aPosition(office);
    const body = { kind: 'plt', startsOn: '2025-10-01', endsOn: '2025-12-31', ...fields };
    const answer = await staff.post(`/api/positions/${id}/appointments`, body).expect(422);
    expect(answer.body.errors).toEqual([expect.objectContaining({ pointer, code })]);
  });
});

describe('the search for positions', () => {
  it('finds a word of the title or of its organisation by the indexes of their parts', async () => {
    const word = randomUUID().slice(0, 8);
    const { id: organisationId } = await anOrganisation(office, { name: `Dinas ${word}` });
    const ours = await aPosition(office, { organisationId, title: 'Sekretaris' });
    const titled = await aPosition(office, { title: `Kepala Bidang ${word}` });
    // So many that reading all of them would be slow.
    await office.rows(sql`
      INSERT INTO positions (id, organisation_id, title, is_head, version, created_at)
      SELECT gen_random_uuid(), ${titled.organisation.id}, 'Zz ' || md5(n::text), false, 1, now()
      FROM generate_series(1, 4000) n`);
    await asOwner(office, (runner) => runner.query('VACUUM ANALYZE positions'));
    const search = vi.spyOn(office.db, 'search');
    const { body } = await staff.get(`/api/positions?q=${word}`).expect(200);
    const { text, values } = search.mock.calls.at(-1)![0];
    expect((body.items as { id: string }[]).map(({ id }) => id)).toEqual([titled.id, ours.id]);
    const plan = await office.db.search<object>({ text: `EXPLAIN ${text}`, values } as Sql);
    search.mockRestore();
    expect(JSON.stringify(plan)).toContain('Bitmap Index Scan on positions_search');
  });
});

describe('people', () => {
  it('are found by name with what they hold today', async () => {
    const name = `Ratna${randomUUID().slice(0, 8)} Dewi`;
    const position = await aPosition(office, { holder: name });
    const { body } = await official.get(`/api/people?q=${name.split(' ')[0]}`).expect(200);
    const { id, title, organisation } = position;
    expect(body.items).toEqual([expect.objectContaining({ name, positions: [{ id, title, organisation }] })]);
  });
});

describe('the calendar and the map', () => {
  it('has the 23 districts for everyone signed in', async () => {
    const liaison = await office.person('liaison', (await anOrganisation(office)).id);
    const { body } = await liaison.get('/api/districts').expect(200);
    expect(body.items).toHaveLength(23);
    expect(body.items[0]).toEqual({ code: '32.16.02', name: 'Babelan' });
    await office.nobody.get('/api/districts').expect(401);
  });

  it('has the holidays of the decree, collective leave marked as such', async () => {
    office.clock.travel('2026-03-02T02:00:00Z');
    const { body } = await (
      await office.person('liaison', (await anOrganisation(office)).id)
    )
      .get('/api/holidays')
      .expect(200);
    expect(body.items).toHaveLength(25);
    expect(body.items).toContainEqual({
      date: '2026-03-23',
      name: 'Idulfitri 1447 Hijriah',
      kind: 'collective_leave',
    });
  });

  it('sees a new holiday within a minute', async () => {
    const holidays = office.app.get(Holidays);
    expect((await holidays.all()).has('2026-08-17')).toBe(true);
    await office.rows(sql`INSERT INTO holidays VALUES ('2027-01-01', 'Tahun Baru', 'national', 'uji')`);
    office.clock.travel('2025-10-21T02:01:00Z');
    expect((await holidays.all()).has('2027-01-01')).toBe(true);
    office.clock.travel('2025-10-21T02:00:00Z');
  });
});
