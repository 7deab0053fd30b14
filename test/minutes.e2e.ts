import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Test } from 'supertest';
import { aMeeting, anOrganisation, aPosition } from './support/factories.js';
import { openOffice, type Person, type TestOffice } from './support/office.js';

interface Note {
  id: string;
  text: string;
  orderKey: string;
  version: number;
  deleted: boolean;
  agendaItemId: string;
}

let office: TestOffice;
let staff: Person;
let colleague: Person;
let meeting: string;
let item: string;

beforeAll(async () => {
  office = await openOffice();
  staff = await office.person('staff');
  colleague = await office.person('staff');
});
afterAll(() => office.close());
beforeEach(async () => {
  meeting = `/api/meetings/${(await aMeeting(office)).id}`;
  item = await anItem('Penerangan jalan');
});

async function anItem(title: string, more: object = {}): Promise<string> {
  const { body } = await staff.post(`${meeting}/agenda-items`, { title, topic: 'csr', ...more }).expect(201);
  return (body.agendaItems as { id: string; title: string }[]).find((one) => one.title === title)?.id ?? '';
}

const content = (more: object = {}) => ({
  agendaItemId: item,
  orderKey: 'a0',
  kind: 'information',
  text: 'Titik gelap 60',
  ...more,
});

function put(person: Person, id: string, version: number | null, body: object): Test {
  const test = person.send('put', `${meeting}/note-blocks/${id}`).send(body);
  return version === null ? test.set('If-None-Match', '*') : test.set('If-Match', `"${version}"`);
}

function saveAll(person: Person, blocks: object[], writerId = person.userId): Test {
  return person.send('put', `${meeting}/note-blocks`).send({ writerId, blocks });
}

async function list(person = staff): Promise<Note[]> {
  return (await person.get(`${meeting}/note-blocks?limit=200`).expect(200)).body.items as Note[];
}

describe('a paragraph of the minutes', () => {
  it('is made by an id of the page, and made once however often it is sent', async () => {
    const id = randomUUID();
    const first = await put(staff, id, null, content()).expect(200);
    expect(first.body).toMatchObject({ id, text: 'Titik gelap 60', version: 1, deleted: false });
    const again = await put(staff, id, null, content()).expect(200);
    expect(again.body).toEqual(first.body);
    expect(await list()).toHaveLength(1);
  });

  it('is written whole, and the answer that got lost is given again', async () => {
    const id = randomUUID();
    await put(staff, id, null, content());
    const saved = await put(staff, id, 1, content({ text: 'Titik gelap 61', speakerName: 'Camat' }));
    expect(saved.body).toMatchObject({ text: 'Titik gelap 61', speakerName: 'Camat', version: 2 });
    const again = await put(staff, id, 1, content({ text: 'Titik gelap 61', speakerName: 'Camat' }));
    expect([again.status, again.body]).toEqual([200, saved.body]);
    const emptied = await put(staff, id, 2, content({ text: '' })).expect(200);
    expect(emptied.body).toMatchObject({ text: '', speakerName: null, version: 3 });
  });

  it('is not written over unknowingly: who was slower gets what is there now', async () => {
    const id = randomUUID();
    await put(staff, id, null, content());
    await put(colleague, id, 1, content({ text: 'Menurut rekan' })).expect(200);
    const late = await put(staff, id, 1, content({ text: 'Menurut saya' })).expect(412);
    expect(late.body.current).toMatchObject({ text: 'Menurut rekan', version: 2 });
    expect(late.body.current.updatedBy).toMatch(/^Pengguna staff/);
    const anew = await put(staff, id, null, content({ text: 'Menurut saya' })).expect(412);
    expect(anew.body.current).toMatchObject({ text: 'Menurut rekan' });
  });

  it('wants to know what was read', async () => {
    const answer = await staff.send('put', `${meeting}/note-blocks/${randomUUID()}`).send(content());
    expect(answer.status).toBe(428);
    await put(staff, randomUUID(), 3, content()).expect(404);
  });

  it('is struck and comes back, and a struck one is in no list', async () => {
    const id = randomUUID();
    await put(staff, id, null, content());
    const struck = await staff.delete(`${meeting}/note-blocks/${id}`, 1).expect(200);
    expect(struck.body).toMatchObject({ deleted: true, version: 2 });
    expect(await list()).toEqual([]);
    await staff.delete(`${meeting}/note-blocks/${id}`, 1).expect(200);
    await put(staff, id, 2, content()).expect(200);
    expect(await list()).toMatchObject([{ id, deleted: false, version: 3 }]);
  });

  it('leaves the version of the meeting alone, which others edit meanwhile', async () => {
    const before = (await staff.get(meeting)).body.version as number;
    await put(staff, randomUUID(), null, content()).expect(200);
    expect((await staff.get(meeting)).body.version).toBe(before);
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
      const answer = await put(staff, randomUUID(), null, content(more)).expect(422);
      expect(answer.body.errors).toMatchObject([{ pointer, code }]);
    }
    expect(await list()).toEqual([]);
  });

  it('keeps the decision and the commitment that it became, and stays when the decision is struck', async () => {
    const decided = await staff.post(`${meeting}/decisions`, { text: 'Dipasang', agendaItemId: item });
    const decisionId = decided.body.decisions[0].id as string;
    const { id: ownerId } = await anOrganisation(office);
    const about = { title: 'Pasang', topic: 'csr', ownerId, meetingId: meeting.split('/').at(-1) };
    const commitmentId = (await staff.post('/api/commitments', about).expect(201)).body.id as string;
    const elsewhere = { ...about, meetingId: undefined };
    const foreign = (await staff.post('/api/commitments', elsewhere).expect(201)).body.id as string;
    const id = randomUUID();
    await put(staff, id, null, content({ commitmentId: foreign })).expect(422);
    await put(staff, id, null, content({ decisionId, commitmentId })).expect(200);
    const { version } = (await staff.get(meeting)).body;
    await staff.delete(`${meeting}/decisions/${decisionId}`, version).expect(200);
    expect(await list()).toMatchObject([{ id, decisionId: null, commitmentId, version: 2 }]);
  });

  it('keeps its agenda item on the agenda until it is struck', async () => {
    const id = randomUUID();
    await put(staff, id, null, content());
    const { version } = (await staff.get(meeting)).body;
    await staff.delete(`${meeting}/agenda-items/${item}`, version).expect(409);
    await staff.delete(`${meeting}/note-blocks/${id}`, 1).expect(200);
    await staff.delete(`${meeting}/agenda-items/${item}`, version).expect(200);
  });
});

describe('typing', () => {
  it('is saved several paragraphs at a time, each on its own', async () => {
    const [one, two, three, four] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    await put(staff, one, null, content());
    await put(colleague, one, 1, content({ text: 'Menurut rekan' }));
    const { body } = await saveAll(staff, [
      { id: one, version: 1, block: content({ text: 'Menurut saya' }) },
      { id: two, version: null, block: content({ text: 'Baru', orderKey: 'a1' }) },
      { id: three, version: 7, block: content() },
      { id: four, version: null, block: content({ agendaItemId: randomUUID() }) },
    ]).expect(200);
    const states = new Map((body.items as { id: string }[]).map((saved) => [saved.id, saved]));
    expect(states.get(one)).toMatchObject({ state: 'stale', block: { text: 'Menurut rekan', version: 2 } });
    expect(states.get(two)).toMatchObject({ state: 'saved', block: { text: 'Baru', version: 1 } });
    expect(states.get(three)).toMatchObject({ state: 'gone', block: null });
    expect(states.get(four)).toMatchObject({
      state: 'refused',
      errors: [{ pointer: '/agendaItemId', code: 'unknown-reference' }],
    });
    expect((await list()).map(({ text }) => text)).toEqual(['Menurut rekan', 'Baru']);
  });

  it('says which paragraph cannot be read at all', async () => {
    const { body } = await saveAll(staff, [
      { id: randomUUID(), version: null, block: content() },
      { id: randomUUID(), version: null, block: content({ text: 'a'.repeat(10_001) }) },
    ]).expect(422);
    expect(body.errors).toMatchObject([{ pointer: '/blocks/1/block/text', code: 'maxLength' }]);
    for (const blocks of [[], [{ id: randomUUID(), version: 0, block: content() }]]) {
      await saveAll(staff, blocks).expect(422);
    }
    const write = { id: randomUUID(), version: null, block: content() };
    await saveAll(staff, [write, write]).expect(422);
    await saveAll(staff, Array(101).fill(write)).expect(422);
  });

  it('is refused when somebody else is signed in by now', async () => {
    const write = { id: randomUUID(), version: null, block: content() };
    const { body } = await saveAll(colleague, [write], staff.userId).expect(409);
    expect(body.detail).toMatch(/orang lain/);
    expect(await list()).toEqual([]);
  });

  it('ends when the meeting is closed', async () => {
    const id = randomUUID();
    await put(staff, id, null, content());
    for (const verb of ['publish', 'finish', 'close'])
      await staff.post(`${meeting}/moves`, { verb }).expect(201);
    await put(staff, id, 1, content({ text: 'Menyusul' })).expect(409);
    await saveAll(staff, [{ id, version: 1, block: content({ text: 'Menyusul' }) }]).expect(409);
    await staff.delete(`${meeting}/note-blocks/${id}`, 1).expect(409);
    expect(await list()).toMatchObject([{ text: 'Titik gelap 60' }]);
  });

  it('by many at once loses nothing: what was accepted is there, the rest heard of it', async () => {
    const id = randomUUID();
    await put(staff, id, null, content());
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        put(at % 2 ? staff : colleague, id, 1, content({ text: `Kata ${at}` })),
      ),
    );
    const accepted = answers.filter(({ status }) => status === 200);
    expect(accepted).toHaveLength(1);
    for (const { status, body } of answers.filter((one) => one.status !== 200)) {
      expect([status, body.current.text]).toEqual([412, accepted[0]?.body.text]);
    }
    expect(await list()).toMatchObject([{ text: accepted[0]?.body.text, version: 2 }]);
  });

  it('two windows that make the same paragraph make one', async () => {
    const id = randomUUID();
    const answers = await Promise.all(
      ['Satu', 'Dua', 'Tiga'].map((text) => put(staff, id, null, content({ text }))),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412]);
    expect(await list()).toHaveLength(1);
  });
});

describe('the list', () => {
  it('goes item by item, in the order of its keys byte by byte, page after page', async () => {
    const second = await anItem('Vokasi');
    for (const orderKey of ['a1', 'Zz', 'a0', 'a0V', 'a0l']) {
      await put(staff, randomUUID(), null, content({ orderKey, text: orderKey })).expect(200);
    }
    await put(staff, randomUUID(), null, content({ agendaItemId: second, text: 'dua' })).expect(200);
    const whole = await list();
    const first = whole.filter(({ agendaItemId }) => agendaItemId === item);
    expect(first.map(({ text }) => text)).toEqual(['Zz', 'a0', 'a0V', 'a0l', 'a1']);
    const found: Note[] = [];
    for (let after = ''; ;) {
      const { body } = await staff.get(`${meeting}/note-blocks?limit=2${after}`).expect(200);
      found.push(...(body.items as Note[]));
      if (body.next === null) break;
      after = `&after=${body.next as string}`;
    }
    expect(found).toEqual(whole);
  });

  it('is for staff and the side of the chair, and for nobody else until the minutes are approved', async () => {
    const chair = await aPosition(office, { title: 'Sekretaris Daerah' });
    const { id } = await aMeeting(office, { chairPositionId: chair.id, publish: true });
    meeting = `/api/meetings/${id}`;
    item = await anItem('Terbuka');
    await put(staff, randomUUID(), null, content()).expect(200);
    const leader = await seated('chair', chair.id);
    expect(await list(leader)).toHaveLength(1);
    await put(leader, randomUUID(), null, content()).expect(403);
    for (const role of ['official', 'inspector', 'information_officer'] as const) {
      const reader = await office.person(role);
      await reader.get(meeting).expect(200);
      await reader.get(`${meeting}/note-blocks`).expect(403);
    }
    const stranger = await office.person('liaison', (await anOrganisation(office)).id);
    await stranger.get(`${meeting}/note-blocks`).expect(403);
  });

  it('hides what was said on an exempt item from who is not cleared, and writes down who read it', async () => {
    const chair = await aPosition(office, { title: 'Bupati' });
    meeting = `/api/meetings/${(await aMeeting(office, { chairPositionId: chair.id, publish: true })).id}`;
    item = await anItem('Terbuka');
    await put(staff, randomUUID(), null, content({ text: 'Boleh dibaca' }));
    item = await anItem('Tertutup', { classification: 'exempt' });
    await put(staff, randomUUID(), null, content({ text: 'Rahasia' }));
    const aide = await seated('aide', chair.id);
    expect((await list(aide)).map(({ text }) => text)).toEqual(['Boleh dibaca']);
    expect((await list()).map(({ text }) => text).toSorted()).toEqual(['Boleh dibaca', 'Rahasia']);
    const id = meeting.split('/').at(-1);
    const readings = await office.rows(sql`
      SELECT change FROM history_entries WHERE subject_id = ${id} AND verb = 'read' AND actor_id = ${staff.userId}`);
    expect(readings).toEqual([{ change: { agendaItems: [2] } }]);
  });

  it('takes 2,000 paragraphs and says so when they are full', async () => {
    await office.rows(sql`
      INSERT INTO note_blocks (id, meeting_id, agenda_item_id, order_key, kind, text, version, created_at, updated_at)
      SELECT gen_random_uuid(), ${meeting.split('/').at(-1)}, ${item}, 'a' || n, 'information', 'x', 1, now(), now()
      FROM generate_series(1000, 2999) AS n`);
    const { body } = await put(staff, randomUUID(), null, content()).expect(422);
    expect(body.errors).toMatchObject([{ code: 'too-many-notes', message: expect.stringMatching(/2\.000/) }]);
    const saved = await saveAll(staff, [{ id: randomUUID(), version: null, block: content() }]).expect(200);
    expect(saved.body.items).toMatchObject([{ state: 'refused', errors: [{ code: 'too-many-notes' }] }]);
  });
});

describe('the history of a paragraph', () => {
  const story = (id: string) =>
    office.rows<{ verb: string; change: { text?: [string, string | null] } }>(sql`
      SELECT verb, change FROM history_entries WHERE subject_type = 'note-block' AND subject_id = ${id} ORDER BY id`);

  it('tells who began, and nothing of typing on', async () => {
    const id = randomUUID();
    await put(staff, id, null, content({ text: 'T' }));
    for (const [at, text] of ['Ti', 'Tit', 'Titik'].entries())
      await put(staff, id, at + 1, content({ text }));
    expect((await story(id)).map(({ verb }) => verb)).toEqual(['create']);
  });

  it('keeps the words that another person changed or struck', async () => {
    const id = randomUUID();
    await put(staff, id, null, content({ text: 'Punya saya' }));
    await put(colleague, id, 1, content({ text: 'Punya rekan' }));
    await staff.delete(`${meeting}/note-blocks/${id}`, 2).expect(200);
    const told = await story(id);
    expect(told.map(({ verb, change }) => [verb, change.text])).toEqual([
      ['create', undefined],
      ['edit', ['Punya saya', 'Punya rekan']],
      ['delete', ['Punya rekan', null]],
    ]);
  });
});

/** Someone whose role is held in a position. */
async function seated(role: 'chair' | 'aide', positionId: string): Promise<Person> {
  const person = await office.person('official');
  await office.rows(sql`
    UPDATE role_grants SET role = ${role}, position_id = ${positionId} WHERE user_id = ${person.userId}`);
  return person;
}
