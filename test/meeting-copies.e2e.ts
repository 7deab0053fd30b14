import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMeeting, anOrganisation, aPosition } from './support/factories.js';
import { openOffice, type Person, type TestOffice } from './support/office.js';

let office: TestOffice;
let staff: Person;

beforeAll(async () => {
  office = await openOffice();
  office.clock.travel('2025-10-01T02:00:00Z');
  staff = await office.person('staff');
});
afterAll(() => office.close());

interface Item {
  id: string;
  title: string;
}

const item = async (meeting: string, title: string, fields: object = {}): Promise<string> => {
  const path = `/api/meetings/${meeting}/agenda-items`;
  const { body } = await staff.post(path, { title, topic: 'csr', ...fields }).expect(201);
  return (body.agendaItems as Item[]).at(-1)?.id ?? '';
};
const move = (meeting: string, verb: string) =>
  staff.post(`/api/meetings/${meeting}/moves`, { verb }).expect(201);
const hold = async (meeting: string) => {
  for (const verb of ['publish', 'finish']) await move(meeting, verb);
};
const leftOver = async (meeting: string) =>
  (await staff.get(`/api/meetings/${meeting}/carry-over`).expect(200)).body.items as Record<
    string,
    unknown
  >[];
const copy = async (meeting: string, body: object = {}) =>
  (await staff.post(`/api/meetings/${meeting}/copies`, { date: '2025-11-18', ...body }).expect(201)).body;
const promise = async (fields: object): Promise<string> => {
  const owner = await anOrganisation(office);
  const target = { target: 10, unit: 'orang', dueOn: '2026-06-30' };
  const body = { title: 'Janji', topic: 'csr', ownerId: owner.id, ...target, ...fields };
  return (await staff.post('/api/commitments', body).expect(201)).body.id as string;
};

describe('a meeting like an existing one', () => {
  it('has its plan, its people and the chosen part of its agenda, on another day', async () => {
    const chair = await aPosition(office);
    const plan = { venue: 'Aula', organizer: 'Bappeda', chairPositionId: chair.id };
    const letter = { number: '1/2025', date: '2025-10-10', nature: 'Penting', subject: 'Undangan' };
    const source = await aMeeting(office, { ...plan, letter, classification: 'internal' });
    const first = await item(source.id, 'Pembukaan', {
      minutes: 5,
      presenter: 'Sekda',
      presenterPositionId: chair.id,
    });
    await item(source.id, 'Tidak ikut');
    const third = await item(source.id, 'Penutup', { classification: 'exempt' });
    const seats = `/api/meetings/${source.id}/attendances`;
    await staff.post(seats, { positionId: chair.id, name: 'Budi', status: 'present' }).expect(201);
    const { id: guests } = await anOrganisation(office);
    await staff.post(seats, { organisationId: guests, name: 'Rina', status: 'walk_in' }).expect(201);
    await staff.post(seats, { organisationId: guests, name: 'Tuti', representedBy: 'Ani' }).expect(201);

    const made = await copy(source.id, { agendaItemIds: [third, first], startTime: '10:00' });
    expect(made).toMatchObject({
      title: source.title,
      kind: 'coordination',
      status: 'draft',
      venue: 'Aula',
      organizer: 'Bappeda',
      classification: 'internal',
      startsAt: '2025-11-18T03:00:00.000Z',
      endsAt: '2025-11-18T05:00:00.000Z',
      chair: { id: chair.id },
      letter: { number: null, date: null, nature: 'Penting', subject: 'Undangan' },
      previous: { id: source.id, reference: source.reference },
      agendaItems: [
        {
          number: 1,
          title: 'Pembukaan',
          minutes: 5,
          returns: 0,
          presenter: 'Sekda',
          presenterPosition: { id: chair.id, title: chair.title },
        },
        { number: 2, title: 'Penutup', classification: 'exempt', returns: 0 },
      ],
      attendances: [
        { position: { id: chair.id }, name: null, status: 'invited' },
        { name: 'Tuti', status: 'invited', representedBy: null },
      ],
    });
    expect(made.reference).not.toBe(source.reference);
    const { body: story } = await staff.get(`/api/meetings/${made.id}/history`).expect(200);
    expect(story.items[0]).toMatchObject({
      verb: 'copy',
      change: { from: source.reference, agendaItems: 2, invitees: 2 },
    });
  });

  it('can write to the same people and guests as the one before', async () => {
    const { id } = await aMeeting(office);
    const { holder } = await aPosition(office, { holder: 'Rina' });
    const guests = [{ name: 'Tamu', organisation: 'Kampus', email: 'tamu@contoh.sinergi.test' }];
    const people = { personIds: [holder?.person.id], guests };
    await staff.post(`/api/meetings/${id}/invitees`, people).expect(201);
    const made = await copy(id);
    const seats = (meeting: string) =>
      office.rows(sql`
        SELECT person_id, guest_organisation, guest_email FROM attendances WHERE meeting_id = ${meeting} ORDER BY number`);
    expect(await seats(id)).toHaveLength(2);
    expect(await seats(made.id)).toEqual(await seats(id));
  });

  it('invites nobody when that is not wanted', async () => {
    const { id } = await aMeeting(office, { attendees: [(await anOrganisation(office)).id] });
    expect((await copy(id, { invitees: false })).attendances).toEqual([]);
  });

  it('is made whole or not at all, and once when the button is pressed twice', async () => {
    const title = `Rapat ${randomUUID()}`;
    const { id } = await aMeeting(office);
    const path = `/api/meetings/${id}/copies`;
    const strange = { date: '2025-11-18', title, agendaItemIds: [randomUUID()] };
    const { body } = await staff.post(path, strange).expect(422);
    expect(body.errors).toMatchObject([{ pointer: '/agendaItemIds', code: 'unknown-reference' }]);
    const made = () => office.rows(sql`SELECT id FROM meetings WHERE title = ${title}`);
    expect(await made()).toHaveLength(0);
    const key = randomUUID();
    const press = () =>
      staff.send('post', path).set('Idempotency-Key', key).send({ date: '2025-11-18', title });
    const answers = await Promise.all([press(), press()]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(await made()).toHaveLength(1);
  });

  it.each([
    [{ date: '2025-02-30' }, '/date'],
    [{ agendaItemIds: 'all' }, '/agendaItemIds'],
    [{ agendaItemIds: Array.from({ length: 101 }, () => randomUUID()) }, '/agendaItemIds'],
    [{ invitees: 'ya' }, '/invitees'],
    [{ endTime: '01:00' }, '/endTime'],
    [{ kind: 'fgd' }, '/kind'],
  ])('refuses %j', async (fields, pointer) => {
    const { id } = await aMeeting(office);
    const { body } = await staff.post(`/api/meetings/${id}/copies`, { date: '2025-11-18', ...fields });
    expect(body).toMatchObject({ status: 422, errors: [{ pointer }] });
  });

  it('is for staff alone: a participant may not, and a stranger does not find it', async () => {
    const { id: organisation } = await anOrganisation(office);
    const { id } = await aMeeting(office, { attendees: [organisation], publish: true });
    const participant = await office.person('liaison', organisation);
    const stranger = await office.person('liaison', (await anOrganisation(office)).id);
    for (const person of [participant, stranger]) {
      await person.get(`/api/meetings/${id}/carry-over`).expect(403);
      await person.post(`/api/meetings/${id}/copies`, { date: '2025-11-18' }).expect(403);
    }
  });
});

describe('what was left of an agenda', () => {
  it('is proposed with its reason once the meeting is over', async () => {
    const { id } = await aMeeting(office);
    const promised = await item(id, 'Dijanjikan');
    const decided = await item(id, 'Diputuskan');
    const written = await item(id, 'Dicatat');
    const block = `/api/meetings/${id}/note-blocks/${randomUUID()}`;
    const words = { agendaItemId: written, orderKey: 'a0', kind: 'information', text: 'Dibahas' };
    await staff.send('put', block).set('If-None-Match', '*').send(words).expect(200);
    await item(id, 'Tidak sempat');
    await item(id, 'Penutup', { topic: 'general' });
    const decision = { text: 'Disetujui', agendaItemId: decided };
    const { body } = await staff.post(`/api/meetings/${id}/decisions`, decision).expect(201);
    await promise({ meetingId: id, agendaItemId: promised });
    const kept = await promise({ meetingId: id, decisionId: body.decisions[0].id });
    await staff.post(`/api/commitments/${kept}/moves`, { verb: 'cancel', note: 'Batal' }).expect(201);
    const reasons = async () => (await leftOver(id)).map(({ reason }) => reason);
    expect(await reasons()).toEqual([null, null, null, null, null]);
    await hold(id);
    expect(await leftOver(id)).toMatchObject([
      { title: 'Dijanjikan', reason: 'open_commitments', openCommitments: 1, returns: 0, continuedIn: [] },
      { title: 'Diputuskan', reason: null, openCommitments: 0 },
      { title: 'Dicatat', reason: null },
      { title: 'Tidak sempat', reason: 'undiscussed' },
      { title: 'Penutup', reason: null },
    ]);
  });

  it('counts how often it has returned, and carries what is open along the whole line', async () => {
    const { id } = await aMeeting(office);
    const first = await item(id, 'Lampu jalan');
    await promise({ meetingId: id, agendaItemId: first });
    await hold(id);
    const second = await copy(id, { agendaItemIds: [first] });
    expect(second.agendaItems).toMatchObject([{ returns: 1, continuesId: first }]);
    expect(await leftOver(id)).toMatchObject([
      { continuedIn: [{ id: second.id, reference: second.reference }] },
    ]);
    await hold(second.id);
    expect(await leftOver(second.id)).toMatchObject([
      { returns: 1, reason: 'open_commitments', openCommitments: 1 },
    ]);
    const third = await copy(second.id, { date: '2025-12-16', agendaItemIds: [second.agendaItems[0].id] });
    expect(third.agendaItems).toMatchObject([{ returns: 2 }]);
    await move(third.id, 'cancel');
    expect(await leftOver(second.id)).toMatchObject([{ continuedIn: [] }]);
  });

  it('can be put on an agenda later, from the meeting before and no other', async () => {
    const { id } = await aMeeting(office);
    const undone = await item(id, 'Tidak sempat');
    await hold(id);
    const next = await copy(id);
    const path = `/api/meetings/${next.id}/agenda-items`;
    const again = { title: 'Tidak sempat', topic: 'csr', continuesId: undone };
    const { body } = await staff.post(path, again).expect(201);
    expect(body.agendaItems).toMatchObject([{ returns: 1, continuesId: undone }]);
    const other = await item((await aMeeting(office)).id, 'Lain');
    const refused = await staff.post(path, { ...again, continuesId: other }).expect(422);
    expect(refused.body.errors).toMatchObject([{ pointer: '/continuesId', code: 'unknown-reference' }]);
  });

  it('keeps the item that another meeting goes on with', async () => {
    const { id } = await aMeeting(office);
    const undone = await item(id, 'Tidak sempat');
    await hold(id);
    await copy(id, { agendaItemIds: [undone] });
    const { version } = (await staff.get(`/api/meetings/${id}`)).body;
    await staff.delete(`/api/meetings/${id}/agenda-items/${undone}`, version).expect(409);
  });
});

it('the name of the meeting before is told only to who may see that one', async () => {
  const { id: organisation } = await anOrganisation(office);
  const { id } = await aMeeting(office, { publish: true });
  const next = await copy(id);
  await staff
    .post(`/api/meetings/${next.id}/attendances`, { organisationId: organisation, name: 'Rina' })
    .expect(201);
  await move(next.id, 'publish');
  const liaison = await office.person('liaison', organisation);
  expect((await liaison.get(`/api/meetings/${next.id}`).expect(200)).body.previous).toBeNull();
});
