import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anAppointment, anOrganisation, aPosition } from './support/factories.js';
import { openOffice, type Person, type TestOffice } from './support/office.js';

let office: TestOffice;
let staff: Person;
let official: Person;

beforeAll(async () => {
  office = await openOffice();
  // Rights begin on the day they are given, so the clock is set before anyone comes.
  office.clock.travel('2025-10-21T02:00:00Z');
  staff = await office.person('staff');
  official = await office.person('official');
});
afterAll(() => office.close());

/** A person who holds a position. */
async function aHolder() {
  const position = await aPosition(office, { holder: 'Budi Santosa' });
  const { holder } = position;
  if (holder === null) throw new Error('the factory appoints');
  return { position, holder, person: `/api/people/${holder.person.id}` };
}

const storyOf = (type: string, id: string) =>
  office.rows<{ verb: string; change: object }>(sql`
    SELECT verb, change FROM history_entries
    WHERE subject_type = ${type} AND subject_id = ${id} ORDER BY history_entries.id DESC`);

describe('a person', () => {
  it('is corrected by staff, and letters write the name anew', async () => {
    const { position, holder, person } = await aHolder();
    const { body, headers } = await staff.get(person).expect(200);
    expect(headers['etag']).toBe('"1"');
    expect(body).toMatchObject({ name: 'Budi Santosa', honorificPrefix: null, email: null, version: 1 });
    const change = { name: 'Budi Santoso', honorificPrefix: 'Ir.', employeeNumber: '197001012000031001' };
    const answer = await staff.patch(person, 1, { ...change, rank: 'Penata (III/c)' }).expect(200);
    expect(answer.body).toMatchObject({ ...change, rank: 'Penata (III/c)', phone: null, version: 2 });
    const { body: organisation } = await staff.get(`/api/organisations/${position.organisation.id}`);
    expect(organisation.positions[0].holder.person).toMatchObject({ name: 'Ir. Budi Santoso' });
    const [last] = await storyOf('person', holder.person.id);
    expect(last).toMatchObject({ verb: 'edit', change: { name: ['Budi Santosa', 'Budi Santoso'] } });
  });

  it('keeps what is left out and loses what is null, but never the name', async () => {
    const { person } = await aHolder();
    await staff.patch(person, 1, { rank: 'Penata', honorificPrefix: 'Ir.' }).expect(200);
    const { body } = await staff.patch(person, 2, { rank: null }).expect(200);
    expect(body).toMatchObject({ rank: null, honorificPrefix: 'Ir.' });
    for (const [fields, pointer] of [
      [{ name: null }, '/name'],
      [{ employeeNumber: '12' }, '/employeeNumber'],
      [{ email: 'a@contoh.test' }, '/email'],
      [{ userId: randomUUID() }, '/userId'],
    ] as const) {
      const refused = await staff.patch(person, 3, fields).expect(422);
      expect(refused.body.errors).toEqual([expect.objectContaining({ pointer })]);
    }
  });

  it('is not written over by who has read an older version', async () => {
    const { person } = await aHolder();
    await staff.send('patch', person).send({ name: 'Lain' }).expect(428);
    await staff.patch(person, 1, { name: 'Satu' }).expect(200);
    const { body } = await staff.patch(person, 1, { name: 'Dua' }).expect(412);
    expect(body.current).toMatchObject({ name: 'Satu', version: 2 });
  });

  it('is read by officials, and corrected by staff alone', async () => {
    const { position, person } = await aHolder();
    await official.get(person).expect(200);
    await official.patch(person, 1, { name: 'x' }).expect(403);
    const own = await office.person('liaison', position.organisation.id);
    for (const other of [own, await office.person('administrator')]) {
      await other.get(person).expect(403);
      await other.patch(person, 1, { name: 'x' }).expect(403);
    }
    await staff.get(`/api/people/${randomUUID()}`).expect(404);
    await staff.patch(`/api/people/${randomUUID()}`, 1, { name: 'x' }).expect(404);
  });
});

describe('a position', () => {
  it('gets another title, unique in its organisation, and the lead', async () => {
    const { id: organisationId } = await anOrganisation(office);
    const { id } = await aPosition(office, { organisationId, title: 'Direktur' });
    await aPosition(office, { organisationId, title: 'Manajer' });
    const path = `/api/positions/${id}`;
    const { body } = await staff.patch(path, 1, { title: 'Direktur Utama', isHead: true }).expect(200);
    expect(body).toMatchObject({ title: 'Direktur Utama', isHead: true, version: 2 });
    await staff.patch(path, 2, { title: 'manajer' }).expect(409);
    const { body: stale } = await staff.patch(path, 1, { title: 'Ketua' }).expect(412);
    expect(stale.current).toMatchObject({ title: 'Direktur Utama', version: 2 });
    const [last] = await storyOf('position', id);
    expect(last).toMatchObject({ verb: 'edit', change: { isHead: [false, true] } });
  });

  it('is corrected by staff alone', async () => {
    const { id, organisation } = await aPosition(office);
    const path = `/api/positions/${id}`;
    for (const reader of [official, await office.person('liaison', organisation.id)]) {
      await reader.patch(path, 1, { title: 'x' }).expect(403);
    }
  });
});

describe('an appointment', () => {
  it('is ended on a day, and then the position is vacant', async () => {
    const { position, holder } = await aHolder();
    const path = `/api/positions/${position.id}/appointments/${holder.appointmentId}`;
    const { body } = await staff.patch(path, holder.version, { endsOn: '2025-10-21' }).expect(200);
    expect(body.holder).toMatchObject({ endsOn: '2025-10-21', version: 2 });
    await staff.patch(path, 1, { endsOn: '2025-10-20' }).expect(412);
    const { body: vacant } = await staff.patch(path, 2, { endsOn: '2025-10-20' }).expect(200);
    expect(vacant.holder).toBeNull();
    const [last] = await storyOf('position', position.id);
    expect(last).toMatchObject({
      verb: 'end-appointment',
      change: { endsOn: ['2025-10-21', '2025-10-20'] },
    });
  });

  it('ends neither before it began nor within the term of a successor', async () => {
    const { position, holder } = await aHolder();
    await anAppointment(office, position.id, { startsOn: '2025-10-15' });
    const path = `/api/positions/${position.id}/appointments/${holder.appointmentId}`;
    for (const [endsOn, code] of [
      ['2024-12-31', 'end-before-start'],
      ['2025-10-15', 'overlaps-appointment'],
    ]) {
      const { body } = await staff.patch(path, 2, { endsOn }).expect(422);
      expect(body.errors).toEqual([expect.objectContaining({ pointer: '/endsOn', code })]);
    }
    await staff.patch(path, 2, { endsOn: null }).expect(422);
  });

  it('belongs to its position, and is ended by staff alone', async () => {
    const { position, holder } = await aHolder();
    const other = await aPosition(office);
    const end = { endsOn: '2025-10-20' };
    await staff.patch(`/api/positions/${other.id}/appointments/${holder.appointmentId}`, 1, end).expect(404);
    const path = `/api/positions/${position.id}/appointments/${holder.appointmentId}`;
    await official.patch(path, 1, end).expect(403);
  });
});
