import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { References } from '../src/features/directory/duplicates/references.js';
import type { PositionView } from '../src/features/directory/index.js';
import { anEstate } from './support/estates.js';
import { aMeeting, anAppointment, anOrganisation, aPosition } from './support/factories.js';
import { openOffice, type Person, type TestOffice } from './support/office.js';

let office: TestOffice;
let staff: Person;

beforeAll(async () => {
  office = await openOffice();
  office.clock.travel('2026-01-05T02:00:00Z');
  staff = await office.person('staff');
});
afterAll(() => office.close());

interface Pair {
  one: { id: string };
  other: { id: string };
  alike: string[];
}

/** The pairs that an organisation is in. */
async function pairsOf(id: string): Promise<Pair[]> {
  const { body } = await staff.get('/api/organisations/duplicates').expect(200);
  return (body.items as Pair[]).filter(({ one, other }) => one.id === id || other.id === id);
}

/** Two entries of one company. */
async function twins(mark = randomUUID().slice(0, 8)) {
  const kept = await anOrganisation(office, { name: `PT Kembar ${mark}`, phone: '021 5550101' });
  const merged = await anOrganisation(office, {
    name: `Kembar ${mark}, Tbk`,
    address: 'Jalan Dua',
    phone: '021 5550102',
  });
  return { kept, merged };
}

const promise = { title: 'Memasang lampu', topic: 'csr', target: 6, unit: 'unit', dueOn: '2026-06-30' };
const merge = (person: Person, id: string, mergedId: string) =>
  person.post(`/api/organisations/${id}/merges`, { mergedId });

describe('two entries that may be one organisation', () => {
  it('are shown side by side, until somebody tells them apart', async () => {
    const { kept, merged } = await twins();
    expect(await pairsOf(kept.id)).toMatchObject([{ alike: ['name'] }]);
    await staff.post(`/api/organisations/${merged.id}/distinctions`, { otherId: kept.id }).expect(204);
    await staff.post(`/api/organisations/${kept.id}/distinctions`, { otherId: merged.id }).expect(204);
    expect(await pairsOf(kept.id)).toEqual([]);
  });

  it('are the business of staff alone', async () => {
    const { kept, merged } = await twins();
    for (const person of [await office.person('official'), await office.person('liaison', kept.id)]) {
      await person.get('/api/organisations/duplicates').expect(403);
      await merge(person, kept.id, merged.id).expect(403);
    }
  });
});

describe('two positions of one organisation', () => {
  it('are proposed where their titles are alike, until somebody tells them apart', async () => {
    const { id: organisationId } = await anOrganisation(office, { name: `Dinas ${randomUUID()}` });
    const [one, other] = [
      await aPosition(office, { organisationId, title: 'Kepala Dinas', holder: 'Budi Santoso' }),
      await aPosition(office, { organisationId, title: 'Kadis' }),
    ];
    await aPosition(office, { organisationId, title: 'Sekretaris' });
    const pairs = async () => {
      const { body } = await staff.get('/api/positions/duplicates').expect(200);
      const items = body.items as { one: PositionView; other: PositionView; alike: string[] }[];
      return items.filter((pair) => pair.one.organisation.id === organisationId);
    };
    expect(await pairs()).toMatchObject([
      {
        one: { id: one.id, holder: { person: { name: 'Budi Santoso' } } },
        other: { id: other.id },
        alike: ['title'],
      },
    ]);
    const path = `/api/positions/${other.id}/distinctions`;
    await staff.post(path, { otherId: other.id }).expect(422);
    await (await office.person('liaison', organisationId)).post(path, { otherId: one.id }).expect(403);
    await staff.post(path, { otherId: one.id }).expect(204);
    await staff.post(path, { otherId: one.id }).expect(204);
    expect(await pairs()).toEqual([]);
    await staff.post(`/api/positions/${one.id}/merges`, { mergedId: other.id }).expect(201);
    await staff.post(path, { otherId: one.id }).expect(409);
  });
});

describe('a merge', () => {
  it('lets the filters that people have saved follow', async () => {
    const [kept, merged] = [await anOrganisation(office), await anOrganisation(office)];
    const mine = await office.person('official');
    const filter = { organisationId: merged.id, period: 'coming' };
    await mine.post('/api/me/meeting-filters', { name: 'Rapat mereka', filter }).expect(201);
    await staff.post(`/api/organisations/${kept.id}/merges`, { mergedId: merged.id }).expect(201);
    const { body } = await mine.get('/api/me/meeting-filters').expect(200);
    expect(body.items).toMatchObject([{ filter: { organisationId: kept.id, period: 'coming' } }]);
  });

  it('moves everything to the one that stays, fills what it had not, and loses nobody', async () => {
    const { kept, merged } = await twins();
    const direktur = await aPosition(office, { organisationId: kept.id, title: 'Direktur' });
    const twin = await aPosition(office, {
      organisationId: merged.id,
      title: 'direktur',
      holder: 'Budi Santoso',
    });
    await anAppointment(office, direktur.id, { person: { name: 'Citra Lestari' } });
    const liaison = await office.person('liaison', merged.id);
    const estateId = await anEstate(office, merged.id);
    const tenant = await anOrganisation(office, { estateId });
    await staff.patch(`/api/organisations/${merged.id}`, 1, { estateId }).expect(200);
    await aMeeting(office, { attendees: [merged.id], publish: true });
    const { body: owned } = await staff
      .post('/api/commitments', { ...promise, ownerId: merged.id })
      .expect(201);
    const path = `/api/organisations/${kept.id}/merges/${merged.id}`;
    const { body: preview } = await staff.get(path).expect(200);
    expect(preview).toEqual({
      betweenThem: 0,
      moves: [
        { what: 'attendances.organisation_id', count: 1 },
        { what: 'commitments.owner_id', count: 1 },
        { what: 'contacts.organisation_id', count: 1 },
        { what: 'estates.operator_id', count: 1 },
        { what: 'positions.organisation_id', count: 1 },
        { what: 'role_grants.organisation_id', count: 1 },
      ],
    });
    const { body } = await merge(staff, kept.id, merged.id).expect(201);
    expect(body).toMatchObject({
      id: kept.id,
      name: kept.name,
      phone: '+62215550101',
      address: 'Jalan Dua',
      estate: { id: estateId, operator: { id: kept.id } },
      version: 2,
    });
    expect(body.positions).toHaveLength(2);
    expect(
      body.positions.map(({ holder }: { holder: { person: { name: string } } }) => holder.person.name).sort(),
    ).toEqual(['Budi Santoso', 'Citra Lestari']);
    expect(body.positions.some(({ id }: { id: string }) => id === twin.id)).toBe(true);
    const { body: commitment } = await staff.get(`/api/commitments/${owned.id}`).expect(200);
    expect(commitment).toMatchObject({ reference: owned.reference, owner: { id: kept.id } });
    expect((await staff.get(`/api/organisations/${tenant.id}`)).body.estate.operator.id).toBe(kept.id);
    office.clock.travel('2026-01-05T02:01:00Z');
    expect((await liaison.get(`/api/organisations/${kept.id}`).expect(200)).body.name).toBe(kept.name);
    expect((await liaison.get(`/api/commitments/${owned.id}`).expect(200)).body.id).toBe(owned.id);
  });

  it('leaves the old address leading to the one that stays, in both histories, and frees the name', async () => {
    const { kept, merged } = await twins();
    await merge(staff, kept.id, merged.id).expect(201);
    expect((await staff.get(`/api/organisations/${merged.id}`).expect(200)).body.id).toBe(kept.id);
    expect(await pairsOf(kept.id)).toEqual([]);
    const entries = await office.rows<{ id: string }>(sql`
      SELECT subject_id AS id FROM history_entries WHERE verb = 'merge' AND subject_id IN (${kept.id}, ${merged.id})`);
    expect(entries.map(({ id }) => id).sort()).toEqual([kept.id, merged.id].sort());
    await staff.patch(`/api/organisations/${merged.id}`, 2, { address: 'Jalan Tiga' }).expect(409);
    await merge(staff, kept.id, merged.id).expect(409);
    await staff.post('/api/commitments', { ...promise, ownerId: merged.id }).expect(422);
    await anOrganisation(office, { name: merged.name });
    const third = await anOrganisation(office);
    await merge(staff, third.id, kept.id).expect(201);
    expect((await staff.get(`/api/organisations/${merged.id}`).expect(200)).body.id).toBe(third.id);
  });

  it('is refused while one of them verifies what the other promised, and of one with itself', async () => {
    const { kept, merged } = await twins();
    const parties = { ownerId: kept.id, verifierId: merged.id };
    await staff.post('/api/commitments', { ...promise, ...parties }).expect(201);
    expect((await staff.get(`/api/organisations/${kept.id}/merges/${merged.id}`)).body.betweenThem).toBe(1);
    const { body } = await merge(staff, kept.id, merged.id).expect(409);
    expect(body.detail).toContain('pemverifikasi');
    await merge(staff, kept.id, kept.id).expect(422);
  });

  it('of two that stand in one group and sit in one meeting keeps one place in the group and both seats', async () => {
    const { kept, merged } = await twins();
    const meeting = await aMeeting(office, {});
    const organisations = [kept.id, merged.id].map((id) => ({ id, seats: 'one' }));
    await staff.post(`/api/meetings/${meeting.id}/invitees`, { organisations }).expect(201);
    const name = `Kelompok ${randomUUID()}`;
    const { body: group } = await staff.post('/api/invitation-groups', { name }).expect(201);
    await staff.post(`/api/invitation-groups/${group.id}/members`, { organisations }).expect(201);
    await merge(staff, kept.id, merged.id).expect(201);
    expect((await staff.get(`/api/invitation-groups/${group.id}`)).body.members).toHaveLength(1);
    const { body } = await staff.get(`/api/meetings/${meeting.id}`).expect(200);
    const seats = body.attendances as { organisation: { id: string }; name: string | null }[];
    expect(seats.map(({ organisation }) => organisation.id)).toEqual([kept.id, kept.id]);
    expect(seats.map((seat) => seat.name)).toEqual([null, merged.name]);
  });

  it('made twice at once is made once', async () => {
    const { kept, merged } = await twins();
    const answers = await Promise.all([merge(staff, kept.id, merged.id), merge(staff, merged.id, kept.id)]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409]);
  });

  it('knows every column that names an organisation: a new one is looked at by people before it moves', async () => {
    const known = await office.app.get(References).to('organisations');
    expect(known.map(({ table, column }) => `${table}.${column}`)).toEqual([
      'agenda_item_parties.organisation_id',
      'attendances.organisation_id',
      'commitments.owner_id',
      'commitments.verifier_id',
      'contacts.organisation_id',
      'decision_confirmations.organisation_id',
      'estates.operator_id',
      'invitation_group_members.organisation_id',
      'positions.organisation_id',
      'reminders.organisation_id',
      'role_grants.organisation_id',
      'topic_proposals.organisation_id',
    ]);
  });
});
