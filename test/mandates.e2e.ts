import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { aMeeting, anOrganisation, aPosition, closing } from './support/factories.js';
import { openOffice, type Person, type TestOffice } from './support/office.js';

let office: TestOffice;
let staff: Person;

beforeAll(async () => {
  office = await openOffice();
  office.clock.travel('2025-10-01T02:00:00Z');
  staff = await office.person('staff');
});
beforeEach(() => office.clock.travel('2025-10-21T02:30:00Z'));
afterAll(() => office.close());

/** A meeting that decided on one item, for which one organisation with one seat is competent. */
async function aDecision() {
  const organisation = await anOrganisation(office);
  const head = await aPosition(office, { organisationId: organisation.id, isHead: true });
  const other = await aPosition(office);
  const meeting = await aMeeting(office, { publish: true });
  const at = `/api/meetings/${meeting.id}`;
  await staff.post(`${at}/invitees`, { positionIds: [head.id, other.id], guests: [{ name: 'Maria' }] });
  const item = { title: 'Jalan', topic: 'general', minutes: 5 };
  const { body } = await staff.post(`${at}/agenda-items`, item).expect(201);
  const agendaItemId = body.agendaItems[0].id as string;
  await staff
    .send('put', `${at}/agenda-items/${agendaItemId}/parties`)
    .set('If-Match', `"${body.version}"`)
    .send({ organisationIds: [organisation.id] })
    .expect(200);
  const { body: decided } = await staff
    .post(`${at}/decisions`, { text: 'Diperbaiki', agendaItemId })
    .expect(201);
  const mark = async (place: number, fields: object) => {
    const { body: now } = await staff.get(at);
    const seat = `${at}/attendances/${now.attendances[place].id}`;
    await staff.patch(seat, now.version, fields).expect(200);
  };
  const flags = async () => (await staff.get(`${at}/mandates`).expect(200)).body.items;
  return { at, organisation, decisionId: decided.decisions[0].id as string, mark, flags };
}

it('a decision is flagged while its competent party sent someone without a mandate, until it confirms', async () => {
  const { at, organisation, decisionId, mark, flags } = await aDecision();
  expect(await flags()).toEqual([]);
  await mark(1, { status: 'present' });
  expect(await flags()).toMatchObject([{ decisionId, number: 1, reason: 'absent', confirmation: null }]);
  await mark(0, { status: 'represented', representedBy: 'Rudi' });
  expect(await flags()).toMatchObject([{ organisation: { id: organisation.id }, reason: 'represented' }]);
  await mark(0, { assignmentLetter: '800/1' });
  expect(await flags()).toEqual([]);
  await mark(0, { assignmentLetter: null });
  for (const move of [{ verb: 'start' }, { verb: 'finish' }, closing])
    await staff.post(`${at}/moves`, move).expect(201);
  const stranger = await office.person('liaison', (await anOrganisation(office)).id);
  const body = { decisionId, organisationId: organisation.id, note: 'Surat 800/2' };
  await stranger.post(`${at}/mandates`, body).expect(404);
  const official = await office.person('official');
  await official.post(`${at}/mandates`, body).expect(403);
  const liaison = await office.person('liaison', organisation.id);
  const { body: confirmed } = await liaison.post(`${at}/mandates`, body).expect(201);
  expect(confirmed.items).toMatchObject([{ confirmation: { by: 'Pengguna liaison', note: 'Surat 800/2' } }]);
  await staff.post(`${at}/mandates`, body).expect(409);
  const { body: story } = await staff.get(`${at}/history`);
  expect(story.items[0]).toMatchObject({ verb: 'confirm-mandate', note: 'Surat 800/2' });
});

it('what is decided on an exempt item is flagged to nobody who may not read it', async () => {
  const { at, organisation, mark } = await aDecision();
  await mark(1, { status: 'present' });
  const { body } = await staff.get(at);
  const item = `${at}/agenda-items/${body.agendaItems[0].id}`;
  await staff.patch(item, body.version, { classification: 'exempt' }).expect(200);
  const liaison = await office.person('liaison', organisation.id);
  const { body: seen } = await liaison.get(`${at}/mandates`).expect(200);
  expect(seen).toEqual({ items: [], agendaItems: [] });
});

it('counts agree with the list, by organisation and by level', async () => {
  const { at, organisation, mark } = await aDecision();
  await mark(0, { status: 'represented', representedBy: 'Rudi' });
  await mark(1, { status: 'present' });
  await mark(2, { status: 'absent' });
  await staff.post(`${at}/attendances`, { name: 'Andi', organisationId: organisation.id, status: 'walk_in' });
  const { body } = await staff.get(`${at}/attendance-report`).expect(200);
  const total = { invited: 3, present: 1, represented: 1, absent: 1, walkIn: 1, open: 0 };
  expect(body.total).toEqual(total);
  expect(body.levels.map(({ level, invited }: Record<string, unknown>) => [level, invited])).toEqual([
    ['head', 1],
    ['position', 1],
    ['other', 0],
    ['guest', 1],
  ]);
  const own = body.organisations.find(
    (row: { organisation: { id: string } | null }) => row.organisation?.id === organisation.id,
  );
  expect(own).toMatchObject({ invited: 1, represented: 1, walkIn: 1 });
  const sum = (key: string) =>
    body.organisations.reduce((all: number, row: Record<string, number>) => all + (row[key] ?? 0), 0);
  for (const [key, count] of Object.entries(total)) expect([key, sum(key)]).toEqual([key, count]);
});
