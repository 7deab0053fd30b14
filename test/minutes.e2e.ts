import { createHash, randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aMeeting, anOrganisation, aPosition, closing } from './support/factories.js';
import { HeldMinutes } from './support/held-minutes.js';
import { TestMinutes } from './support/minutes.js';
import { openOffice, type Person, type TestOffice } from './support/office.js';

let office: TestOffice;
let staff: Person;
let colleague: Person;
let minutes: TestMinutes;

beforeAll(async () => {
  office = await openOffice();
  staff = await office.person('staff');
  colleague = await office.person('staff');
});
afterAll(() => office.close());
beforeEach(async () => {
  minutes = await TestMinutes.of(office, staff);
});

describe('a paragraph of the minutes', () => {
  it('is made by an id of the page, and made once however often it is sent', async () => {
    const id = randomUUID();
    const first = await minutes.put(staff, id, null).expect(200);
    expect(first.body).toMatchObject({ id, text: 'Titik gelap 60', version: 1, deleted: false });
    const again = await minutes.put(staff, id, null).expect(200);
    expect(again.body).toEqual(first.body);
    expect(await minutes.list()).toHaveLength(1);
  });

  it('is written whole, and the answer that got lost is given again', async () => {
    const id = randomUUID();
    await minutes.put(staff, id, null);
    const saved = await minutes.put(staff, id, 1, { text: 'Titik gelap 61', speakerName: 'Camat' });
    expect(saved.body).toMatchObject({ text: 'Titik gelap 61', speakerName: 'Camat', version: 2 });
    const again = await minutes.put(staff, id, 1, { text: 'Titik gelap 61', speakerName: 'Camat' });
    expect([again.status, again.body]).toEqual([200, saved.body]);
    const emptied = await minutes.put(staff, id, 2, { text: '' }).expect(200);
    expect(emptied.body).toMatchObject({ text: '', speakerName: null, version: 3 });
  });

  it('is not written over unknowingly: who was slower gets what is there now', async () => {
    const id = randomUUID();
    await minutes.put(staff, id, null);
    await minutes.put(colleague, id, 1, { text: 'Menurut rekan' }).expect(200);
    const late = await minutes.put(staff, id, 1, { text: 'Menurut saya' }).expect(412);
    expect(late.body.current).toMatchObject({ text: 'Menurut rekan', version: 2 });
    expect(late.body.current.updatedBy).toMatch(/^Pengguna staff/);
    const anew = await minutes.put(staff, id, null, { text: 'Menurut saya' }).expect(412);
    expect(anew.body.current).toMatchObject({ text: 'Menurut rekan' });
  });

  it('wants to know what was read', async () => {
    const answer = await staff
      .send('put', `${minutes.path}/note-blocks/${randomUUID()}`)
      .send(minutes.content());
    expect(answer.status).toBe(428);
    await minutes.put(staff, randomUUID(), 3).expect(404);
  });

  it('is struck and comes back, and a struck one is in no list', async () => {
    const id = randomUUID();
    await minutes.put(staff, id, null);
    const struck = await staff.delete(`${minutes.path}/note-blocks/${id}`, 1).expect(200);
    expect(struck.body).toMatchObject({ deleted: true, version: 2 });
    expect(await minutes.list()).toEqual([]);
    await staff.delete(`${minutes.path}/note-blocks/${id}`, 1).expect(200);
    await minutes.put(staff, id, 2).expect(200);
    expect(await minutes.list()).toMatchObject([{ id, deleted: false, version: 3 }]);
  });

  it('leaves the version of the meeting alone, which others edit meanwhile', async () => {
    const before = (await staff.get(minutes.path)).body.version as number;
    await minutes.put(staff, randomUUID(), null).expect(200);
    expect((await staff.get(minutes.path)).body.version).toBe(before);
  });

  it('says which field does not fit', async () => {
    const position = await aPosition(office);
    const other = (await aMeeting(office)).id;
    const { body } = await staff.post(`/api/meetings/${other}/agenda-items`, { title: 'Lain', topic: 'csr' });
    for (const [more, pointer, code] of [
      [{ text: 'a'.repeat(10_001) }, '/text', 'maxLength'],
      [{ text: 5 }, '/text', 'isString'],
      [{ orderKey: 'a b' }, '/orderKey', 'matches'],
      [{ orderKey: 'a'.repeat(501) }, '/orderKey', 'matches'],
      [{ kind: 'gossip' }, '/kind', 'isIn'],
      [{ agendaItemId: randomUUID() }, '/agendaItemId', 'unknown-reference'],
      [{ agendaItemId: body.agendaItems[0].id }, '/agendaItemId', 'unknown-reference'],
      [{ speakerPositionId: randomUUID() }, '/speakerPositionId', 'unknown-reference'],
      [{ speakerPositionId: position.id, speakerName: 'Camat' }, '/speakerName', 'one-speaker'],
      [{ speakerName: 'a'.repeat(201) }, '/speakerName', 'maxLength'],
      [{ decisionId: randomUUID() }, '/decisionId', 'unknown-reference'],
      [{ commitmentId: randomUUID() }, '/commitmentId', 'unknown-reference'],
      [{ size: 1 }, '/size', 'unknown-field'],
    ] as const) {
      const answer = await minutes.put(staff, randomUUID(), null, more).expect(422);
      expect(answer.body.errors).toMatchObject([{ pointer, code }]);
    }
    expect(await minutes.list()).toEqual([]);
  });

  it('keeps the decision and the commitment that it became, and stays when the decision is struck', async () => {
    const decided = await staff.post(`${minutes.path}/decisions`, {
      text: 'Dipasang',
      agendaItemId: minutes.item,
    });
    const decisionId = decided.body.decisions[0].id as string;
    const { id: ownerId } = await anOrganisation(office);
    const about = { title: 'Pasang', topic: 'csr', ownerId, meetingId: minutes.id };
    const commitmentId = (await staff.post('/api/commitments', about).expect(201)).body.id as string;
    const elsewhere = { ...about, meetingId: undefined };
    const foreign = (await staff.post('/api/commitments', elsewhere).expect(201)).body.id as string;
    const id = randomUUID();
    await minutes.put(staff, id, null, { commitmentId: foreign }).expect(422);
    await minutes.put(staff, id, null, { decisionId, commitmentId }).expect(200);
    const { version } = (await staff.get(minutes.path)).body;
    await staff.delete(`${minutes.path}/decisions/${decisionId}`, version).expect(200);
    expect(await minutes.list()).toMatchObject([{ id, decisionId: null, commitmentId, version: 2 }]);
  });

  it('keeps its agenda item on the agenda until it is struck', async () => {
    const id = randomUUID();
    await minutes.put(staff, id, null);
    const { version } = (await staff.get(minutes.path)).body;
    await staff.delete(`${minutes.path}/agenda-items/${minutes.item}`, version).expect(409);
    await staff.delete(`${minutes.path}/note-blocks/${id}`, 1).expect(200);
    await staff.delete(`${minutes.path}/agenda-items/${minutes.item}`, version).expect(200);
  });
});

describe('typing', () => {
  it('is saved several paragraphs at a time, each on its own', async () => {
    const [one, two, three, four] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    await minutes.put(staff, one, null);
    await minutes.put(colleague, one, 1, { text: 'Menurut rekan' });
    const { body } = await minutes
      .saveAll(staff, [
        { id: one, version: 1, block: minutes.content({ text: 'Menurut saya' }) },
        { id: two, version: null, block: minutes.content({ text: 'Baru', orderKey: 'a1' }) },
        { id: three, version: 7, block: minutes.content() },
        { id: four, version: null, block: minutes.content({ agendaItemId: randomUUID() }) },
      ])
      .expect(200);
    const states = new Map((body.items as { id: string }[]).map((saved) => [saved.id, saved]));
    expect(states.get(one)).toMatchObject({ state: 'stale', block: { text: 'Menurut rekan', version: 2 } });
    expect(states.get(two)).toMatchObject({ state: 'saved', block: { text: 'Baru', version: 1 } });
    expect(states.get(three)).toMatchObject({ state: 'gone', block: null });
    expect(states.get(four)).toMatchObject({
      state: 'refused',
      errors: [{ pointer: '/agendaItemId', code: 'unknown-reference' }],
    });
    expect((await minutes.list()).map(({ text }) => text)).toEqual(['Menurut rekan', 'Baru']);
  });

  it('says which paragraph cannot be read at all', async () => {
    const { body } = await minutes
      .saveAll(staff, [
        { id: randomUUID(), version: null, block: minutes.content() },
        { id: randomUUID(), version: null, block: minutes.content({ text: 'a'.repeat(10_001) }) },
      ])
      .expect(422);
    expect(body.errors).toMatchObject([{ pointer: '/blocks/1/block/text', code: 'maxLength' }]);
    for (const blocks of [[], [{ id: randomUUID(), version: 0, block: minutes.content() }]]) {
      await minutes.saveAll(staff, blocks).expect(422);
    }
    const write = { id: randomUUID(), version: null, block: minutes.content() };
    await minutes.saveAll(staff, [write, write]).expect(422);
    await minutes.saveAll(staff, Array(101).fill(write)).expect(422);
  });

  it('is refused when somebody else is signed in by now', async () => {
    const write = { id: randomUUID(), version: null, block: minutes.content() };
    const { body } = await minutes.saveAll(colleague, [write], staff.userId).expect(409);
    expect(body.detail).toMatch(/orang lain/);
    expect(await minutes.list()).toEqual([]);
  });

  it('ends when the meeting is closed', async () => {
    const id = randomUUID();
    await minutes.put(staff, id, null);
    for (const move of [{ verb: 'publish' }, { verb: 'finish' }, closing])
      await staff.post(`${minutes.path}/moves`, move).expect(201);
    await minutes.put(staff, id, 1, { text: 'Menyusul' }).expect(409);
    await minutes
      .saveAll(staff, [{ id, version: 1, block: minutes.content({ text: 'Menyusul' }) }])
      .expect(409);
    await staff.delete(`${minutes.path}/note-blocks/${id}`, 1).expect(409);
    expect(await minutes.list()).toMatchObject([{ text: 'Titik gelap 60' }]);
  });

  it('by many at once loses nothing: what was accepted is there, the rest heard of it', async () => {
    const id = randomUUID();
    await minutes.put(staff, id, null);
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        minutes.put(at % 2 ? staff : colleague, id, 1, { text: `Kata ${at}` }),
      ),
    );
    const accepted = answers.filter(({ status }) => status === 200);
    expect(accepted).toHaveLength(1);
    for (const { status, body } of answers.filter((one) => one.status !== 200)) {
      expect([status, body.current.text]).toEqual([412, accepted[0]?.body.text]);
    }
    expect(await minutes.list()).toMatchObject([{ text: accepted[0]?.body.text, version: 2 }]);
  });

  it('two windows that make the same paragraph make one', async () => {
    const id = randomUUID();
    const answers = await Promise.all(
      ['Satu', 'Dua', 'Tiga'].map((text) => minutes.put(staff, id, null, { text })),
    );
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
      200, 412, 412,
    ]);
    expect(await minutes.list()).toHaveLength(1);
  });
});

/** With processes killed meanwhile: promise R16, in the fault tests. */
describe('at the same moment', () => {
  it('two approvals yield one, and a write is in the hash or refused', async () => {
    for (let round = 0; round < 10; round += 1) {
      const held = await HeldMinutes.of(office, staff);
      await held.correct();
      const [one, other, written, decided] = await Promise.all([
        held.approve(),
        held.approve(),
        held.notes.put(staff, held.block, 1, { text: 'Ditulis bersamaan' }),
        staff.post(`${held.notes.path}/decisions`, { text: 'Diputuskan bersamaan' }),
      ]);
      expect([one.status, other.status].toSorted((a, b) => a - b)).toEqual([201, 409]);
      const kept = await office.rows<{ content: string; sha256: string }>(sql`
        SELECT content, sha256 FROM minutes_versions WHERE meeting_id = ${held.notes.id}`);
      expect(kept).toHaveLength(1);
      const { content = '', sha256 } = kept[0] ?? {};
      expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
      expect([written.status, content.includes('Ditulis bersamaan')]).toEqual(
        written.status === 200 ? [200, true] : [409, false],
      );
      expect([decided.status, content.includes('Diputuskan bersamaan')]).toEqual(
        decided.status === 201 ? [201, true] : [409, false],
      );
      expect((await held.notes.list())[0]?.text).toBe(
        written.status === 200 ? 'Ditulis bersamaan' : 'Titik gelap 60',
      );
    }
  });
});
