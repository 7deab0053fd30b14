import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aMeeting, anOrganisation } from './support/factories.js';
import { openOffice, type Person, type TestOffice } from './support/office.js';

let office: TestOffice;
let staff: Person;

beforeAll(async () => {
  office = await openOffice();
  office.clock.travel('2025-10-01T02:00:00Z');
  staff = await office.person('staff');
});
afterAll(() => office.close());

const path = '/api/meeting-templates';
const aTemplate = async (name = `Pola ${randomUUID()}`) => {
  const { id: guest } = await anOrganisation(office);
  const { id: meetingId } = await aMeeting(office, { venue: 'Aula', kind: 'technical', attendees: [guest] });
  const item = { title: 'Pembukaan', topic: 'general', minutes: 5, presenter: 'Sekda' };
  await staff.post(`/api/meetings/${meetingId}/agenda-items`, item).expect(201);
  return (await staff.post(path, { name, meetingId }).expect(201)).body as { id: string; version: number };
};

it('a meeting is kept as a template, and others are begun from it', async () => {
  const template = await aTemplate('Rapat teknis bulanan');
  expect(template).toMatchObject({
    name: 'Rapat teknis bulanan',
    kind: 'technical',
    startTime: '09:00',
    endTime: '12:00',
    venue: 'Aula',
    agenda: [{ title: 'Pembukaan', minutes: 5, presenter: 'Sekda' }],
    version: 1,
  });
  const begun = `${path}/${template.id}/meetings`;
  const { body } = await staff.post(begun, { date: '2026-02-03', title: 'Rapat Februari' }).expect(201);
  expect(body).toMatchObject({
    title: 'Rapat Februari',
    status: 'draft',
    kind: 'technical',
    startsAt: '2026-02-03T02:00:00.000Z',
    endsAt: '2026-02-03T05:00:00.000Z',
    venue: 'Aula',
    agendaItems: [{ number: 1, title: 'Pembukaan', minutes: 5, presenter: 'Sekda' }],
    attendances: [],
    previous: null,
  });
});

it('a template gets another name, and is deleted without touching what was begun from it', async () => {
  const template = await aTemplate();
  const one = `${path}/${template.id}`;
  await staff.patch(one, 9, { name: 'Lain' }).expect(412);
  const name = `Lain ${randomUUID()}`;
  const { body } = await staff.patch(one, 1, { name }).expect(200);
  expect(body).toMatchObject({ name, version: 2 });
  const other = await aTemplate();
  await staff.patch(`${path}/${other.id}`, 1, { name: name.toUpperCase() }).expect(409);
  const { body: meeting } = await staff.post(`${one}/meetings`, { date: '2026-02-03' }).expect(201);
  await staff.delete(one, 1).expect(412);
  await staff.delete(one, 2).expect(204);
  await staff.delete(one, 2).expect(404);
  await staff.get(`/api/meetings/${meeting.id}`).expect(200);
  const { items } = (await staff.get(path).expect(200)).body as { items: { id: string }[] };
  expect(items.map(({ id }) => id)).not.toContain(template.id);
});

it.each([
  [{ name: '' }, '/name'],
  [{ name: 'a'.repeat(101) }, '/name'],
  [{ meetingId: randomUUID() }, '/meetingId'],
  [{ plan: {} }, '/plan'],
])('%j is refused', async (fields, pointer) => {
  const { id: meetingId } = await aMeeting(office);
  const { body } = await staff.post(path, { name: 'Pola', meetingId, ...fields }).expect(422);
  expect(body.errors).toMatchObject([{ pointer }]);
});

it('templates are for staff', async () => {
  const { id } = await aTemplate();
  const official = await office.person('official');
  await official.get(path).expect(403);
  await official.post(`${path}/${id}/meetings`, { date: '2026-02-03' }).expect(403);
});
