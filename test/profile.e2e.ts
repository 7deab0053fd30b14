import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

type Seat = { status: string } & Record<string, unknown>;

/** A published meeting in which the organisation's seats are marked so. */
async function attended(organisationId: string, ...seats: Seat[]): Promise<string> {
  const { id } = await aMeeting(office, { attendees: seats.map(() => organisationId), publish: true });
  for (const [at, seat] of seats.entries()) {
    const { body } = await staff.get(`/api/meetings/${id}`).expect(200);
    const path = `/api/meetings/${id}/attendances/${body.attendances[at].id}`;
    await staff.patch(path, body.version, seat).expect(200);
  }
  return id;
}

async function promised(ownerId: string, fields: object, ...verbs: string[]): Promise<string> {
  const promise = { title: 'Memasang lampu', topic: 'csr', target: 6, unit: 'unit', dueOn: '2026-06-30' };
  const { body } = await staff.post('/api/commitments', { ...promise, ...fields, ownerId }).expect(201);
  for (const verb of verbs) {
    await staff.post(`/api/commitments/${body.id}/moves`, { verb, note: 'Uji' }).expect(201);
  }
  return body.id as string;
}

const profile = async (reader: Person, id: string) =>
  (await reader.get(`/api/organisations/${id}/profile`).expect(200)).body;
const rowsOf = async (reader: Person, list: string) =>
  (await reader.get(`/api/${list}`).expect(200)).body.items.length as number;

describe('the profile of an organisation', () => {
  it('counts what it promised, and every figure is as long as the list behind it', async () => {
    const { id } = await anOrganisation(office);
    await promised(id, { plannedValue: 250_000_000 }, 'agree', 'submit', 'verify');
    await promised(id, { plannedValue: 100_000_000, dueOn: '2026-01-02' }, 'agree');
    await promised(id, { plannedValue: 70_000_000 }, 'agree', 'cancel');
    await promised(id, { dueOn: '2026-01-10' }, 'agree');
    await promised(id, {}, 'agree');
    await promised(id, {}, 'agree', 'submit');
    await promised(id, {});
    const { commitments, value, today } = await profile(staff, id);
    expect(today).toBe('2026-01-05');
    expect(commitments).toEqual({
      all: 7,
      kept: 1,
      keptOnTime: 1,
      late: 1,
      longestLate: 1,
      open: 3,
      atRisk: 1,
      onTrack: 1,
      proposed: 1,
      submitted: 1,
    });
    expect(value).toEqual({ commitments: 2, planned: 350_000_000, kept: 250_000_000 });
    const behind = { all: '', kept: 'light=done', late: 'light=late', open: 'light=open' };
    for (const [figure, query] of Object.entries(behind)) {
      expect(await rowsOf(staff, `commitments?ownerId=${id}&${query}`), figure).toBe(commitments[figure]);
    }
  });

  it('says how it attended: who came outweighs who was represented, and both outweigh who stayed away', async () => {
    const { id } = await anOrganisation(office);
    await attended(id, { status: 'absent' }, { status: 'present_online' });
    await attended(id, { status: 'excused' }, { status: 'represented', representedBy: 'Budi' });
    await attended(id, { status: 'absent' });
    await attended(id, { status: 'confirmed' });
    const { meetings } = await profile(staff, id);
    expect(meetings).toMatchObject({ all: 4, present: 1, represented: 1, absent: 1 });
    expect(meetings.latest.map((each: { attended: string | null }) => each.attended)).toEqual([
      null,
      'absent',
      'represented',
      'present',
    ]);
    const [unmarked, , represented] = meetings.latest.map((each: { seats: unknown }) => each.seats);
    const none = { invited: 0, present: 0, represented: 0, absent: 0, walkIn: 0, open: 0 };
    expect(unmarked).toEqual({ ...none, invited: 1, open: 1 });
    expect(represented).toEqual({ ...none, invited: 2, absent: 1, represented: 1 });
    expect(await rowsOf(staff, `meetings?organisationId=${id}`)).toBe(4);
    for (const way of ['present', 'represented', 'absent']) {
      expect(await rowsOf(staff, `meetings?organisationId=${id}&attended=${way}`), way).toBe(1);
    }
  });

  it('counts for a liaison only what they may read', async () => {
    const { id } = await anOrganisation(office);
    const liaison = await office.person('liaison', id);
    await aMeeting(office, { attendees: [id], publish: true, classification: 'exempt' });
    await aMeeting(office, { attendees: [id] });
    await attended(id, { status: 'present' });
    await promised(id, {}, 'agree');
    const { meetings, commitments } = await profile(liaison, id);
    expect(meetings).toMatchObject({ all: 1, present: 1 });
    expect(commitments).toMatchObject({ all: 1, open: 1 });
    expect((await profile(staff, id)).meetings.all).toBe(3);
    const runsTheHouse = await profile(await office.person('administrator'), id);
    expect([runsTheHouse.meetings.all, runsTheHouse.commitments.all]).toEqual([0, 0]);
  });

  it('is as unknown as the organisation to who may not see it', async () => {
    const { id } = await anOrganisation(office);
    const other = await office.person('liaison', (await anOrganisation(office)).id);
    await other.get(`/api/organisations/${id}/profile`).expect(404);
  });
});

describe('who held a position', () => {
  it('is told with the latest first, page by page, without the address of who has left', async () => {
    const { id: organisationId } = await anOrganisation(office);
    const { id } = await aPosition(office, { organisationId });
    const holders = [
      ['2023-01-01', 'Ahmad Fauzi'],
      ['2024-01-01', 'Budi Santoso'],
      ['2025-01-01', 'Citra Lestari'],
    ] as const;
    for (const [startsOn, name] of holders) {
      await anAppointment(office, id, { startsOn, person: { name, email: 'a@contoh.test' } });
    }
    const liaison = await office.person('liaison', organisationId);
    const seen: unknown[] = [];
    let after = '';
    do {
      const { body } = await liaison.get(`/api/positions/${id}/appointments?limit=2${after}`).expect(200);
      seen.push(...body.items);
      after = body.next === null ? '' : `&after=${body.next}`;
    } while (after !== '');
    expect(seen).toMatchObject([
      { person: { name: 'Citra Lestari', email: 'a@contoh.test' }, startsOn: '2025-01-01', endsOn: null },
      { person: { name: 'Budi Santoso', email: null }, endsOn: '2024-12-31' },
      { person: { name: 'Ahmad Fauzi', email: null }, endsOn: '2023-12-31' },
    ]);
    const other = await office.person('liaison', (await anOrganisation(office)).id);
    await other.get(`/api/positions/${id}/appointments`).expect(404);
  });
});
