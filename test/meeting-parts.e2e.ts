import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seed } from './support/dice.js';
import { editTogether } from './support/edit-together.js';
import { aMeeting, anOrganisation, aPosition } from './support/factories.js';
import { openOffice, type Person, type TestOffice } from './support/office.js';

interface View {
  version: number;
  attendances: { id: string; name: string | null; status: string }[];
  agendaItems: { id: string; title: string; number: number; startsAt: string }[];
  decisions: { id: string; text: string; number: number; agendaItemId: string | null }[];
}

let office: TestOffice;
let staff: Person;
let path: string;

beforeAll(async () => {
  office = await openOffice();
  staff = await office.person('staff');
});
afterAll(() => office.close());
beforeEach(async () => {
  path = `/api/meetings/${(await aMeeting(office)).id}`;
});

async function add(part: string, body: object): Promise<View> {
  return (await staff.post(`${path}/${part}`, body).expect(201)).body as View;
}

async function edit(part: string, id: string, version: number, body: object): Promise<View> {
  return (await staff.patch(`${path}/${part}/${id}`, version, body).expect(200)).body as View;
}

async function anAgenda(...titles: string[]): Promise<View> {
  for (const title of titles) await add('agenda-items', { topic: 'csr', title, minutes: 20 });
  return (await staff.get(path).expect(200)).body as View;
}

const idOf = (view: View, at = 0): string => view.agendaItems[at]?.id ?? '';
const titles = (view: View) => view.agendaItems.map(({ number, title }) => `${number} ${title}`);

describe('attendance', () => {
  it('invites a position, and shows who held it on the day', async () => {
    const { id: positionId, title, organisation } = await aPosition(office, { holder: 'Budi Santoso' });
    const view = await add('attendances', { positionId });
    expect(view).toMatchObject({
      version: 2,
      attendances: [
        { position: { id: positionId, title }, organisation, name: 'Budi Santoso', status: 'invited' },
      ],
    });
    const again = await staff.post(`${path}/attendances`, { positionId }).expect(409);
    expect(again.body.detail).toBe('Jabatan ini sudah ada dalam daftar undangan.');
  });

  it('writes down a named person, who came and who came for them', async () => {
    const { id: organisationId } = await anOrganisation(office);
    const made = await add('attendances', { organisationId, name: 'Rina', status: 'walk_in' });
    const seat = made.attendances[0]?.id ?? '';
    const changed = await edit('attendances', seat, 2, { status: 'represented', representedBy: 'Agus' });
    expect(changed.attendances).toMatchObject([
      { name: 'Rina', status: 'represented', representedBy: 'Agus' },
    ]);
    const cleared = await edit('attendances', seat, 3, { representedBy: null });
    expect(cleared.attendances).toMatchObject([{ status: 'represented', representedBy: null }]);
    const { body } = await staff.patch(`${path}/attendances/${seat}`, 4, { name: null }).expect(422);
    expect(body.errors).toMatchObject([{ pointer: '/name', code: 'required' }]);
    const gone = await staff.delete(`${path}/attendances/${seat}`, 4).expect(200);
    expect(gone.body).toMatchObject({ attendances: [], version: 5 });
  });

  it('is counted in the list', async () => {
    const { id: organisationId } = await anOrganisation(office);
    for (const status of ['invited', 'present', 'present_online', 'represented', 'absent', 'walk_in']) {
      await add('attendances', { organisationId, name: status, status });
    }
    const { body } = await staff.get(`/api/meetings?organisationId=${organisationId}`).expect(200);
    expect(body.items).toMatchObject([{ counts: { invited: 5, present: 4, commitments: 0 } }]);
  });

  it('says which field does not fit', async () => {
    const { id: organisationId } = await anOrganisation(office);
    const position = await aPosition(office);
    for (const [body, pointer, code] of [
      [{}, '/organisationId', 'required'],
      [{ organisationId }, '/name', 'required'],
      [{ organisationId: randomUUID(), name: 'Rina' }, '/organisationId', 'unknown-reference'],
      [{ positionId: randomUUID() }, '/positionId', 'unknown-reference'],
      [{ positionId: position.id, organisationId }, '/organisationId', 'unknown-reference'],
      [{ positionId: position.id, status: 'asleep' }, '/status', 'isIn'],
      [{ positionId: position.id, seat: 1 }, '/seat', 'unknown-field'],
    ] as const) {
      const answer = await staff.post(`${path}/attendances`, body).expect(422);
      expect(answer.body.errors).toMatchObject([{ pointer, code }]);
    }
    expect((await staff.get(path)).body).toMatchObject({ version: 1, attendances: [] });
  });
});

describe('the agenda', () => {
  it('has numbers and a running clock', async () => {
    const view = await anAgenda('Pembukaan', 'Paparan', 'Penutup');
    expect(titles(view)).toEqual(['1 Pembukaan', '2 Paparan', '3 Penutup']);
    expect(view.agendaItems.map(({ startsAt }) => startsAt.slice(11, 16))).toEqual([
      '02:00',
      '02:20',
      '02:40',
    ]);
    const { agendaItems } = await add('agenda-items', { topic: 'general', title: 'Lain-lain' });
    expect(agendaItems[3]).toMatchObject({
      minutes: 15,
      presenter: null,
      classification: 'open',
    });
  });

  it('moves an item up or down and the others make room', async () => {
    const view = await anAgenda('A', 'B', 'C', 'D');
    const down = await edit('agenda-items', idOf(view, 0), view.version, { number: 3 });
    expect(titles(down)).toEqual(['1 B', '2 C', '3 A', '4 D']);
    const up = await edit('agenda-items', idOf(view, 3), down.version, { number: 1, title: 'Dulu' });
    expect(titles(up)).toEqual(['1 Dulu', '2 B', '3 C', '4 A']);
    const same = await edit('agenda-items', idOf(view, 3), up.version, { number: 1 });
    expect(titles(same)).toEqual(titles(up));
    const { body } = await staff
      .patch(`${path}/agenda-items/${idOf(view)}`, same.version, { number: 5 })
      .expect(422);
    expect(body.errors).toMatchObject([{ pointer: '/number', code: 'max', message: 'Paling banyak 4.' }]);
  });

  it('closes the gap when an item is taken off', async () => {
    const view = await anAgenda('A', 'B', 'C');
    const { body } = await staff.delete(`${path}/agenda-items/${idOf(view, 1)}`, view.version).expect(200);
    expect(titles(body as View)).toEqual(['1 A', '2 C']);
    expect(titles(await anAgenda('D'))).toEqual(['1 A', '2 C', '3 D']);
  });

  it('ends somewhere', async () => {
    const { id } = (await staff.get(path)).body as { id: string };
    await office.rows(sql`
      INSERT INTO agenda_items (id, meeting_id, number, topic, title, minutes, classification)
      SELECT gen_random_uuid(), ${id}, n, 'csr', 'x', 1, 'open' FROM generate_series(1, 100) n`);
    const { body } = await staff
      .post(`${path}/agenda-items`, { topic: 'csr', title: 'Satu lagi' })
      .expect(409);
    expect(body.detail).toBe('Sudah terlalu banyak: paling banyak 100.');
  });

  it('refuses what cannot be an item', async () => {
    for (const [fields, pointer, code] of [
      [{ topic: 'sport' }, '/topic', 'isIn'],
      [{ minutes: 1441 }, '/minutes', 'max'],
      [{ minutes: 1.5 }, '/minutes', 'isInt'],
      [{ minutes: null }, '/minutes', 'required'],
      [{ number: 1 }, '/number', 'unknown-field'],
    ] as const) {
      const { body } = await staff
        .post(`${path}/agenda-items`, { topic: 'csr', title: 'A', ...fields })
        .expect(422);
      expect(body.errors).toMatchObject([{ pointer, code }]);
    }
  });
});

describe('decisions', () => {
  it('are numbered, may belong to an agenda item, and close gaps', async () => {
    const agendaItemId = idOf(await anAgenda('A'));
    await add('decisions', { text: 'Satu', agendaItemId, topic: 'csr' });
    const view = await add('decisions', { text: 'Dua' });
    expect(view.decisions).toMatchObject([
      { number: 1, text: 'Satu', topic: 'csr', agendaItemId },
      { number: 2, text: 'Dua', topic: null, agendaItemId: null },
    ]);
    const first = view.decisions[0]?.id ?? '';
    const edited = await edit('decisions', first, view.version, { text: 'Kesatu', topic: null });
    expect(edited.decisions[0]).toMatchObject({ text: 'Kesatu', topic: null, agendaItemId });
    const { body } = await staff.delete(`${path}/decisions/${first}`, edited.version).expect(200);
    expect(body.decisions).toMatchObject([{ number: 1, text: 'Dua' }]);
  });

  it('cannot belong to the agenda of another meeting', async () => {
    const agendaItemId = idOf(await anAgenda('A'));
    const other = await aMeeting(office);
    const { body } = await staff
      .post(`/api/meetings/${other.id}/decisions`, { text: 'x', agendaItemId })
      .expect(422);
    expect(body.errors).toMatchObject([{ pointer: '/agendaItemId', code: 'unknown-reference' }]);
  });

  it('keep the agenda item that they point to', async () => {
    const agendaItemId = idOf(await anAgenda('A'));
    const { version } = await add('decisions', { text: 'Satu', agendaItemId });
    const { body } = await staff.delete(`${path}/agenda-items/${agendaItemId}`, version).expect(409);
    expect(body.detail).toBe('Data ini masih dipakai dan tidak dapat dihapus.');
    expect((await staff.get(path)).body.version).toBe(version);
  });
});

describe('every part of a meeting', () => {
  it('stays when a commitment points to it', async () => {
    const { id: ownerId } = await anOrganisation(office);
    const agendaItemId = idOf(await anAgenda('A'));
    const { version, decisions } = await add('decisions', { text: 'Satu' });
    const { id: meetingId } = (await staff.get(path)).body as { id: string };
    const decisionId = decisions[0]?.id ?? '';
    await office.rows(sql`
      INSERT INTO commitments (id, reference, title, topic, status, meeting_id, agenda_item_id, decision_id,
        owner_id, direction, baseline, classification, progress_percent, version, created_at)
      VALUES (gen_random_uuid(), ${randomUUID()}, 'x', 'csr', 'proposed', ${meetingId}, ${agendaItemId},
        ${decisionId}, ${ownerId}, 'up', 0, 'open', 0, 1, now())`);
    await staff.delete(`${path}/agenda-items/${agendaItemId}`, version).expect(409);
    await staff.delete(`${path}/decisions/${decisionId}`, version).expect(409);
  });

  it('is guarded by the version of the meeting', async () => {
    const view = await anAgenda('A', 'B');
    const item = `${path}/agenda-items/${idOf(view)}`;
    await staff.send('patch', item).send({ title: 'X' }).expect(428);
    await staff.delete(item).expect(428);
    await staff.patch(item, 1, { title: 'X' }).expect(412);
    const { body } = await staff.delete(item, 1).expect(412);
    expect(body.current).toEqual(view);
    const answer = await staff.patch(item, view.version, { title: 'X' }).expect(200);
    expect(answer.headers['etag']).toBe(`"${view.version + 1}"`);
  });

  it('belongs to its own meeting', async () => {
    const { version } = await aMeeting(office);
    const other = (await aMeeting(office)).id;
    const id = idOf(await anAgenda('A'));
    await staff.patch(`/api/meetings/${other}/agenda-items/${id}`, version, { title: 'X' }).expect(404);
    await staff.delete(`/api/meetings/${other}/agenda-items/${id}`, version).expect(404);
    await staff.delete(`/api/meetings/${other}/agenda-items/${randomUUID()}`, version).expect(404);
  });

  it('is added once when the button is pressed twice', async () => {
    const key = randomUUID();
    const press = () =>
      staff.send('post', `${path}/decisions`).set('Idempotency-Key', key).send({ text: 'Sekali' });
    const [first, second] = await Promise.all([press(), press()]);
    expect(second.body).toEqual(first.body);
    expect((await staff.get(path)).body.decisions).toHaveLength(1);
  });

  it('gets numbers without twins when several people add at once', async () => {
    await Promise.all(Array.from({ length: 6 }, (_, at) => add('decisions', { text: `Putusan ${at}` })));
    const { body } = await staff.get(path).expect(200);
    expect(body.decisions.map(({ number }: { number: number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(body.version).toBe(7);
  });

  // Promise R15 in small: test/faults/meeting-edits.faults.ts makes 10,000 such edits.
  it('is never overwritten unread by five people at once, and history played again gives what is stored', async () => {
    const told = await editTogether(office, { people: 5, edits: 200, seed });
    expect(Math.min(told.accepted, told.stale)).toBeGreaterThan(20);
  });

  it('leaves its story with the meeting', async () => {
    const item = idOf(await anAgenda('A'));
    await edit('agenda-items', item, 2, { minutes: 45 });
    await staff.delete(`${path}/agenda-items/${item}`, 3).expect(200);
    const { body } = await staff.get(`${path}/history`).expect(200);
    expect(body.items).toMatchObject([
      { verb: 'remove-agenda-item', change: { id: item, title: 'A' } },
      { verb: 'edit-agenda-item', change: { id: item, minutes: [20, 45] } },
      { verb: 'add-agenda-item', change: { title: 'A' } },
      { verb: 'create' },
    ]);
  });
});
