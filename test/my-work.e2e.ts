import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOrganisation, aPosition } from './support/factories.js';
import { HeldMinutes, seated } from './support/held-minutes.js';
import { openOffice, type Person, type TestOffice } from './support/office.js';

interface Work {
  waitingMe: { items: { id: string }[]; query: string }[];
  waitingOther: { items: { id: string }[]; query: string };
}

let office: TestOffice;
let staff: Person;

beforeAll(async () => {
  office = await openOffice();
  office.clock.travel('2026-01-05T02:00:00Z');
  staff = await office.person('staff');
});
afterAll(() => office.close());

/** A company that promises and an agency that verifies, each with someone who speaks for it. */
async function twoSides() {
  const [owner, verifier] = await Promise.all([anOrganisation(office), anOrganisation(office)]);
  return {
    parties: { ownerId: owner.id, verifierId: verifier.id },
    promising: await office.person('liaison', owner.id),
    verifying: await office.person('liaison', verifier.id),
  };
}

async function aCommitment(parties: object): Promise<string> {
  const promise = { title: 'Memasang lampu', topic: 'csr', target: 6, unit: 'unit', dueOn: '2026-06-30' };
  return (await staff.post('/api/commitments', { ...promise, ...parties }).expect(201)).body.id as string;
}

const move = (id: string, verb: string) => staff.post(`/api/commitments/${id}/moves`, { verb }).expect(201);

/** What waits for the reader and what for others, as `query → ids`, without what is empty. */
async function workOf(person: Person) {
  const { waitingMe, waitingOther } = (await person.get('/api/my-work').expect(200)).body as Work;
  const lists = (work: Work['waitingMe']) =>
    Object.fromEntries(
      work
        .filter(({ items }) => items.length > 0)
        .map(({ query, items }) => [query, items.map(({ id }) => id)]),
    );
  return { me: lists(waitingMe), others: lists([waitingOther]) };
}

describe('my work of a liaison', () => {
  it('asks the owner to agree, and the verifier nothing, while it is a proposal', async () => {
    const { parties, promising, verifying } = await twoSides();
    const id = await aCommitment(parties);
    expect(await workOf(promising)).toEqual({ me: { 'status=proposed&ownPart=owner': [id] }, others: {} });
    expect(await workOf(verifying)).toEqual({ me: {}, others: {} });
  });

  it('asks the verifier to verify what was submitted; the owner waits for others', async () => {
    const { parties, promising, verifying } = await twoSides();
    const id = await aCommitment(parties);
    await move(id, 'agree');
    await move(id, 'submit');
    expect(await workOf(verifying)).toEqual({
      me: { 'status=submitted&ownPart=verifier': [id] },
      others: {},
    });
    expect(await workOf(promising)).toEqual({ me: {}, others: { 'status=submitted&ownPart=owner': [id] } });
  });

  it('asks the verifier to answer who wants more time', async () => {
    const { parties, promising, verifying } = await twoSides();
    const id = await aCommitment(parties);
    await move(id, 'agree');
    const longer = { dueOn: '2026-09-30', reason: 'Menunggu daya' };
    await promising.post(`/api/commitments/${id}/extensions`, longer).expect(201);
    expect((await workOf(verifying)).me).toEqual({ 'extension=requested&ownPart=verifier': [id] });
    expect((await workOf(promising)).me).toEqual({});
  });

  it('has behind each group the list that shows all of it', async () => {
    const { parties, promising, verifying } = await twoSides();
    const id = await aCommitment(parties);
    const found = async (person: Person, query: string) =>
      ((await person.get(`/api/commitments?${query}`).expect(200)).body.items as { id: string }[]).map(
        (row) => row.id,
      );
    expect(await found(promising, 'ownPart=owner')).toEqual([id]);
    expect(await found(promising, 'ownPart=verifier')).toEqual([]);
    expect(await found(verifying, 'ownPart=verifier')).toEqual([id]);
    expect(await found(staff, 'ownPart=owner')).toEqual([]);
    await staff.get('/api/commitments?ownPart=guest').expect(422);
  });
});

describe('minutes on their way', () => {
  const waiting = async (person: Person) =>
    (await person.get('/api/my-work').expect(200)).body.meetings.minutes as object[];

  it('wait for who took part, then for staff to answer, then for the chair', async () => {
    const seat = await aPosition(office);
    const held = await HeldMinutes.of(office, staff, { chairPositionId: seat.id });
    const chair = await seated(office, seat.id);
    const meeting = { id: held.notes.id };
    expect([await waiting(held.liaison), await waiting(chair)]).toEqual([[], []]);
    await held.move('open_round').expect(201);
    const asked = { meeting, deed: 'comment', roundEndsOn: '2026-01-07', openComments: 0 };
    expect(await waiting(held.liaison)).toMatchObject([asked]);
    expect(await waiting(chair)).toMatchObject([asked]);
    const stranger = await office.person('liaison', (await anOrganisation(office)).id);
    expect(await waiting(stranger)).toEqual([]);
    await held.comment().expect(201);
    const isHere = (list: object[]) =>
      list.filter((one) => (one as { meeting: { id: string } }).meeting.id === meeting.id);
    expect(isHere(await waiting(staff))).toMatchObject([{ deed: 'answer', openComments: 1 }]);
    const { body } = await staff.get(`${held.path}/reading`);
    const path = `${held.path}/comments/${body.comments[0].id as string}/answers`;
    await staff.post(path, { takenOver: true }).expect(201);
    await held.move('end_round').expect(201);
    expect(await waiting(held.liaison)).toEqual([]);
    expect(await waiting(chair)).toMatchObject([{ meeting, deed: 'approve', roundEndsOn: null }]);
    await held.approve(chair, {}).expect(201);
    expect(await waiting(chair)).toEqual([]);
    expect(isHere(await waiting(staff))).toEqual([]);
  });
});
