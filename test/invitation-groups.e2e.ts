import { randomUUID } from 'node:crypto';
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

const aGroup = async (members: object = {}, name = `Kelompok ${randomUUID()}`) => {
  const { body } = await staff.post('/api/invitation-groups', { name }).expect(201);
  if (Object.keys(members).length === 0) return body;
  return (await staff.post(`/api/invitation-groups/${body.id}/members`, members).expect(201)).body;
};

it('a group is invited as it is at that moment; whoever is in two of them gets one seat, and is told', async () => {
  const held = await aPosition(office, { holder: 'Budi Santoso' });
  const other = await aPosition(office);
  const company = await anOrganisation(office);
  const first = await aGroup({
    positionIds: [held.id],
    organisations: [{ id: company.id, seats: 'one' }],
  });
  const second = await aGroup({ positionIds: [held.id, other.id] });
  const meeting = await aMeeting(office);
  const groupIds = [first.id, second.id];
  const { body } = await staff.post(`/api/meetings/${meeting.id}/invitees`, { groupIds }).expect(201);
  expect(body).toEqual({ added: 3, already: [`${held.title}, ${held.organisation.name}`] });
  // What changes in the group afterwards leaves the meeting alone.
  const { members, version, id } = first;
  await staff.delete(`/api/invitation-groups/${id}/members/${members[0].id}`, version).expect(200);
  await staff.delete(`/api/invitation-groups/${id}`, version).expect(412);
  await staff.delete(`/api/invitation-groups/${id}`, version + 1).expect(204);
  await staff.get(`/api/invitation-groups/${id}`).expect(404);
  const { body: view } = await staff.get(`/api/meetings/${meeting.id}`);
  expect(view.attendances).toHaveLength(3);
});

it('an organisation of a group is invited by every position that somebody holds on that day', async () => {
  const company = await anOrganisation(office);
  const group = await aGroup({ organisations: [{ id: company.id, seats: 'positions' }] });
  await aPosition(office, { organisationId: company.id, holder: 'Rina', isHead: true });
  await aPosition(office, { organisationId: company.id });
  const meeting = await aMeeting(office);
  const { body } = await staff.post(`/api/meetings/${meeting.id}/invitees`, { groupIds: [group.id] });
  expect(body.added).toBe(1);
});

it('names are given once, members stay once, and lists are paged and searched', async () => {
  const word = randomUUID();
  for (const letter of ['a', 'b', 'c']) await aGroup({}, `${letter} ${word}`);
  await staff.post('/api/invitation-groups', { name: `A ${word}` }).expect(409);
  const { body } = await staff.get(`/api/invitation-groups?q=${word}&limit=2`).expect(200);
  expect(body.items.map(({ name }: { name: string }) => name)).toEqual([`a ${word}`, `b ${word}`]);
  const { body: rest } = await staff.get(`/api/invitation-groups?q=${word}&limit=2&after=${body.next}`);
  expect(rest.items.map(({ name }: { name: string }) => name)).toEqual([`c ${word}`]);
  const position = await aPosition(office);
  const group = await aGroup({ positionIds: [position.id] });
  const again = { positionIds: [position.id] };
  const { body: view } = await staff.post(`/api/invitation-groups/${group.id}/members`, again).expect(201);
  expect(view.members).toHaveLength(1);
  await staff.post(`/api/invitation-groups/${group.id}/members`, { positionIds: [randomUUID()] }).expect(422);
});

it('an organisation in a group is called by its name', async () => {
  const { id, name } = await anOrganisation(office);
  const { members } = await aGroup({ organisations: [{ id, seats: 'one' }] });
  expect(members).toMatchObject([{ kind: 'organisation', words: name }]);
});

it('groups are for staff', async () => {
  const official = await office.person('official');
  await official.get('/api/invitation-groups').expect(403);
  await office.nobody.get('/api/invitation-groups').expect(401);
});

describe('inviting many', () => {
  it.each([
    [{}, '', 'required'],
    [{ positionIds: [randomUUID()] }, '/positionIds/0', 'unknown-reference'],
    [{ personIds: ['x'] }, '/personIds', 'isUuid'],
    [{ guests: [{ name: '' }] }, '/guests/0/name', 'minLength'],
    [{ guests: [{ name: 'a', email: 'b' }] }, '/guests/0/email', 'isEmail'],
    [{ guests: Array.from({ length: 51 }, () => ({ name: 'a' })) }, '/guests', 'arrayMaxSize'],
    [{ colour: 'red' }, '/colour', 'unknown-field'],
  ])('refuses %j', async (request, pointer, code) => {
    const meeting = await aMeeting(office);
    const { body } = await staff.post(`/api/meetings/${meeting.id}/invitees`, request).expect(422);
    expect(body.errors).toEqual([expect.objectContaining({ pointer, code })]);
  });
});
