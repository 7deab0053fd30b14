import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OnePlaceForNotes1764002200000 } from '../migrations/1764002200000-one-place-for-notes.js';
import type { MinutesContent } from '../src/features/meetings/approval/minutes.snapshot.js';
import { anOrganisation, aPosition } from './support/factories.js';
import { HeldMinutes } from './support/held-minutes.js';
import { type Note, TestMinutes } from './support/minutes.js';
import { asOwner, openOffice, type Person, type TestOffice } from './support/office.js';

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

describe('the list', () => {
  it('goes item by item, in the order of its keys byte by byte, page after page', async () => {
    const second = await minutes.addItem('Vokasi');
    for (const orderKey of ['a1', 'Zz', 'a0', 'a0V', 'a0l']) {
      await minutes.put(staff, randomUUID(), null, { orderKey, text: orderKey }).expect(200);
    }
    await minutes.put(staff, randomUUID(), null, { agendaItemId: second, text: 'dua' }).expect(200);
    const whole = await minutes.list();
    const first = whole.filter(({ agendaItemId }) => agendaItemId === minutes.item);
    expect(first.map(({ text }) => text)).toEqual(['Zz', 'a0', 'a0V', 'a0l', 'a1']);
    const found: Note[] = [];
    for (let after = ''; ;) {
      const { body } = await staff.get(`${minutes.path}/note-blocks?limit=2${after}`).expect(200);
      found.push(...(body.items as Note[]));
      if (body.next === null) break;
      after = `&after=${body.next as string}`;
    }
    expect(found).toEqual(whole);
  });

  it('is for staff and the side of the chair, and for nobody else until the minutes are approved', async () => {
    const chair = await aPosition(office, { title: 'Sekretaris Daerah' });
    minutes = await TestMinutes.of(office, staff, { chairPositionId: chair.id, publish: true });
    await minutes.put(staff, randomUUID(), null).expect(200);
    const leader = await seated('chair', chair.id);
    expect(await minutes.list(leader)).toHaveLength(1);
    await minutes.put(leader, randomUUID(), null).expect(403);
    for (const role of ['official', 'inspector', 'information_officer'] as const) {
      const reader = await office.person(role);
      await reader.get(minutes.path).expect(200);
      await reader.get(`${minutes.path}/note-blocks`).expect(403);
    }
    const stranger = await office.person('liaison', (await anOrganisation(office)).id);
    await stranger.get(`${minutes.path}/note-blocks`).expect(403);
  });

  it('hides what was said on an exempt item from who is not cleared, and writes down who read it', async () => {
    const chair = await aPosition(office, { title: 'Bupati' });
    minutes = await TestMinutes.of(office, staff, { chairPositionId: chair.id, publish: true });
    await minutes.put(staff, randomUUID(), null, { text: 'Boleh dibaca' });
    minutes.item = await minutes.addItem('Tertutup', { classification: 'exempt' });
    await minutes.put(staff, randomUUID(), null, { text: 'Rahasia' });
    const aide = await seated('aide', chair.id);
    expect((await minutes.list(aide)).map(({ text }) => text)).toEqual(['Boleh dibaca']);
    expect((await minutes.list()).map(({ text }) => text).toSorted()).toEqual(['Boleh dibaca', 'Rahasia']);
    const { id } = minutes;
    const readings = await office.rows(sql`
      SELECT change FROM history_entries WHERE subject_id = ${id} AND verb = 'read' AND actor_id = ${staff.userId}`);
    expect(readings).toEqual([{ change: { agendaItems: [2] } }]);
  });

  it('takes 2,000 paragraphs and says so when they are full', async () => {
    await office.rows(sql`
      INSERT INTO note_blocks (id, meeting_id, agenda_item_id, order_key, kind, text, version, created_at, updated_at)
      SELECT gen_random_uuid(), ${minutes.id}, ${minutes.item}, 'a' || n, 'information', 'x', 1, now(), now()
      FROM generate_series(1000, 2999) AS n`);
    const { body } = await minutes.put(staff, randomUUID(), null).expect(422);
    expect(body.errors).toMatchObject([{ code: 'too-many-notes', message: expect.stringMatching(/2\.000/) }]);
    const saved = await minutes
      .saveAll(staff, [{ id: randomUUID(), version: null, block: minutes.content() }])
      .expect(200);
    expect(saved.body.items).toMatchObject([{ state: 'refused', errors: [{ code: 'too-many-notes' }] }]);
  });
});

describe('the minutes after the meeting', () => {
  it('are read by a verifier, and by an officer of the district in which it met, who do not correct them', async () => {
    const [here = '', there = ''] = (
      await office.rows<{ code: string }>(sql`SELECT code FROM districts ORDER BY code LIMIT 2`)
    ).map(({ code }) => code);
    const held = await HeldMinutes.of(office, staff, { districtCode: here });
    const item = await held.notes.addItem('Tertutup', { classification: 'exempt' });
    await held.notes.put(staff, randomUUID(), null, { agendaItemId: item, text: 'Rahasia' }).expect(200);
    const verifier = await office.person(
      'verifier',
      (await anOrganisation(office, { side: 'government' })).id,
    );
    const [officer, elsewhere] = [await officerOf(here), await officerOf(there)];
    await verifier.get(`${held.path}/reading`).expect(404);
    await officer.get(`${held.path}/reading`).expect(404);
    await held.move('open_round').expect(201);
    const said = async (person: Person) => {
      const { body } = await person.get(`${held.path}/reading`).expect(200);
      return (body.blocks as { text: string }[]).map(({ text }) => text);
    };
    expect(await said(verifier)).toEqual(['Titik gelap 60', 'Rahasia']);
    // Cleared for what is open.
    expect(await said(officer)).toEqual(['Titik gelap 60']);
    expect((await officer.get(held.notes.path).expect(200)).body.minutesReadable).toBe(true);
    await elsewhere.get(`${held.path}/reading`).expect(404);
    for (const reader of [verifier, officer]) await held.comment('Bukan peserta', reader).expect(403);
  });

  it('say what a paragraph became, and not the id of a commitment that the reader may not see', async () => {
    const held = await HeldMinutes.of(office, staff);
    const { id: stranger } = await anOrganisation(office);
    const { id: meetingId, item: agendaItemId } = held.notes;
    const decided = await staff.post(`${held.notes.path}/decisions`, { text: 'Dipasang', agendaItemId });
    const [{ id: decisionId }] = decided.body.decisions as [{ id: string }];
    const { body: promised } = await staff
      .post('/api/commitments', { title: 'Lampu', topic: 'csr', ownerId: stranger, meetingId, agendaItemId })
      .expect(201);
    const commitmentId = promised.id as string;
    await held.notes.put(staff, held.block, 1, { decisionId, commitmentId }).expect(200);
    await held.move('open_round').expect(201);
    const became = async (person: Person) =>
      (await person.get(`${held.path}/reading`)).body.blocks as unknown;
    expect(await became(staff)).toMatchObject([{ decisionId, commitmentId }]);
    expect(await became(held.liaison)).toMatchObject([{ decisionId, commitmentId: null }]);
    await held.move('end_round').expect(201);
    await held.approve().expect(201);
    await held.move('correct', { note: 'Keliru' }).expect(201);
    expect(await became(held.liaison)).toMatchObject([{ decisionId, commitmentId: null }]);
  });
});

describe('the history of a paragraph', () => {
  const story = (id: string) =>
    office.rows<{ verb: string; change: { text?: [string, string | null] } }>(sql`
      SELECT verb, change FROM history_entries WHERE subject_type = 'note-block' AND subject_id = ${id} ORDER BY id`);

  it('tells who began, and nothing of typing on', async () => {
    const id = randomUUID();
    await minutes.put(staff, id, null, { text: 'T' });
    for (const [at, text] of ['Ti', 'Tit', 'Titik'].entries()) await minutes.put(staff, id, at + 1, { text });
    expect((await story(id)).map(({ verb }) => verb)).toEqual(['create']);
  });

  it('keeps the words that another person changed or struck', async () => {
    const id = randomUUID();
    await minutes.put(staff, id, null, { text: 'Punya saya' });
    await minutes.put(colleague, id, 1, { text: 'Punya rekan' });
    await staff.delete(`${minutes.path}/note-blocks/${id}`, 2).expect(200);
    const told = await story(id);
    expect(told.map(({ verb, change }) => [verb, change.text])).toEqual([
      ['create', 'Punya saya'],
      ['edit', ['Punya saya', 'Punya rekan']],
      ['delete', ['Punya rekan', null]],
    ]);
  });
});

describe('what was written on an item before it had paragraphs', () => {
  it('becomes paragraphs before those that are there, as versions approved earlier show it', async () => {
    const held = await HeldMinutes.of(office, staff);
    await held.correct();
    await held.approve().expect(201);
    const { id: meetingId, item } = held.notes;
    const [version] = await office.rows<{ content: string }>(sql`
      SELECT content FROM minutes_versions WHERE meeting_id = ${meetingId}`);
    const notes = `Kadis: gelap\n \nCamat: ${'a'.repeat(10_002)}`;
    await asOwner(office, async (runner) => {
      const migration = new OnePlaceForNotes1764002200000();
      await migration.down(runner);
      await runner.query(`UPDATE agenda_items SET notes = $1 WHERE id = $2`, [notes, item]);
      await migration.up(runner);
    });
    const said = async (path: string) => {
      const { body } = await held.liaison.get(`${held.path}/${path}`).expect(200);
      return (body.blocks as { id: string; text: string }[]).map(({ id, text }) => [id, text.slice(0, 9)]);
    };
    const now = await said('reading');
    expect(now.map(([, text]) => text)).toEqual(['Kadis: ge', 'Camat: aa', 'aaaaaaaaa', 'Titik gel']);
    const earlier = JSON.parse(version?.content ?? '') as MinutesContent;
    const content = JSON.stringify({ ...earlier, agenda: earlier.agenda.map((one) => ({ ...one, notes })) });
    await office.rows(sql`
      INSERT INTO minutes_versions (id, meeting_id, number, reference, content, sha256, approved_by_name, noted_for_chair, approved_at)
      VALUES (${randomUUID()}, ${meetingId}, 2, 'NOT-1', ${content}, ${'0'.repeat(64)}, 'Sekda', true, now())`);
    const was = await said('versions/2');
    expect(was).toEqual(now);
  });
});

/** Someone who works for a district. */
async function officerOf(districtCode: string): Promise<Person> {
  const person = await office.person('official');
  await office.rows(sql`
    UPDATE role_grants SET role = 'district_officer', district_code = ${districtCode} WHERE user_id = ${person.userId}`);
  return person;
}

/** Someone whose role is held in a position. */
async function seated(role: 'chair' | 'aide', positionId: string): Promise<Person> {
  const person = await office.person('official');
  await office.rows(sql`
    UPDATE role_grants SET role = ${role}, position_id = ${positionId} WHERE user_id = ${person.userId}`);
  return person;
}
