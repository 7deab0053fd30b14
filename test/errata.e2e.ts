import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Errata1764002900000 } from '../migrations/1764002900000-errata.js';
import { ErrataOfSeats1764003000021 } from '../migrations/1764003000021-errata-of-seats.js';
import { ErrataThatWait1764003000040 } from '../migrations/1764003000040-errata-that-wait.js';
import { anOrganisation, aPosition, closing } from './support/factories.js';
import { aPdf, attach } from './support/files.js';
import { HeldMinutes, seated } from './support/held-minutes.js';
import { asOwner, openOffice, type Person, type TestOffice } from './support/office.js';

let office: TestOffice;
let staff: Person;
let held: HeldMinutes;

beforeAll(async () => {
  office = await openOffice();
  office.clock.travel('2025-10-22T03:00:00Z');
  staff = await office.person('staff');
});
afterAll(() => office.close());
beforeEach(async () => {
  held = await HeldMinutes.of(office, staff);
});

describe('an erratum', () => {
  it('opens what was approved, also of a closed meeting, and becomes the next version', async () => {
    await held.correct();
    await held.approve().expect(201);
    await staff.post(`${held.notes.path}/moves`, closing).expect(201);
    await held.move('correct').expect(422);
    const opened = await held.move('correct', { note: 'Angka salah' }).expect(201);
    expect(opened.body).toMatchObject({ status: 'draft', erratumReason: 'Angka salah', shown: 'current' });
    await held.notes.put(staff, held.block, 1, { text: 'Titik gelap 62' }).expect(200);
    await held.correct();
    const { body } = await held.approve().expect(201);
    expect(body.versions).toMatchObject([
      { number: 2, reason: 'Angka salah' },
      { number: 1, reason: null },
    ]);
    expect(body.versions[0].reference).toBe(body.versions[1].reference);
    for (const [number, text] of [
      [1, 'Titik gelap 60'],
      [2, 'Titik gelap 62'],
    ] as const) {
      const version = await held.liaison.get(`${held.path}/versions/${number}`).expect(200);
      expect(version.body.blocks).toMatchObject([{ text }]);
    }
    await held.notes.put(staff, held.block, 2, { text: 'Lagi' }).expect(409);
  });

  it('is read by who writes it; until its round opens, who took part goes on reading what was approved', async () => {
    const item = await held.notes.addItem('Dibuka kemudian', { classification: 'exempt' });
    const secret = randomUUID();
    await held.notes.put(staff, secret, null, { agendaItemId: item, text: 'Rahasia' }).expect(200);
    await held.correct();
    await held.approve().expect(201);
    await held.move('correct', { note: 'Angka salah' }).expect(201);
    await held.notes.put(staff, held.block, 1, { text: 'Titik gelap 62' }).expect(200);
    await held.notes.put(staff, randomUUID(), null, { text: 'Masih ditimbang' }).expect(200);
    const read = async (person: Person) => {
      const { body } = await person.get(`${held.path}/reading`).expect(200);
      const blocks = body.blocks as { text: string }[];
      return [body.version, body.agenda.length, blocks.map(({ text }) => text).toSorted()] as unknown[];
    };
    expect((await held.liaison.get(held.notes.path).expect(200)).body.minutesReadable).toBe(true);
    expect((await held.liaison.get(held.path).expect(200)).body.shown).toBe('approved');
    expect(await read(held.liaison)).toEqual([1, 1, ['Titik gelap 60']]);
    const now = ['Masih ditimbang', 'Rahasia', 'Titik gelap 62'];
    expect(await read(staff)).toEqual([null, 2, now]);
    // An official who may see everything but does not write sees the version before, and all of it.
    expect(await read(await office.person('official'))).toEqual([1, 2, ['Rahasia', 'Titik gelap 60']]);
    await held.move('open_round').expect(201);
    expect(await read(held.liaison)).toEqual([null, 1, ['Masih ditimbang', 'Titik gelap 62']]);
  });

  it('leaves agenda and decisions as they were approved, for all who neither write nor sign it, until it is approved', async () => {
    const chair = await aPosition(office, { title: 'Asisten Perekonomian' });
    held = await HeldMinutes.of(office, staff, { chairPositionId: chair.id });
    const readers = [held.liaison, await office.person('official')];
    const writers = [staff, await seated(office, chair.id)];
    const meetingPath = held.notes.path;
    const word = randomUUID();
    const first = { text: `Lampu dipasang ${word}`, agendaItemId: held.notes.item };
    const about = { meeting: held.notes.id, item: held.notes.item };
    await attach(staff, about, aPdf(), 'Paparan.pdf').expect(201);
    const decided = (await staff.post(`${meetingPath}/decisions`, first).expect(201)).body.decisions[0];
    await held.correct();
    await held.approve().expect(201);
    await held.move('correct', { note: 'Angka salah' }).expect(201);
    const now = async () => (await staff.get(meetingPath).expect(200)).body.version as number;
    const item = `${meetingPath}/agenda-items/${held.notes.item}`;
    await staff
      .patch(item, await now(), { title: 'Lampu desa', topic: 'infrastructure', minutes: 45 })
      .expect(200);
    const decision = `${meetingPath}/decisions/${decided.id as string}`;
    await staff
      .patch(decision, await now(), { text: `Lampu ditunda ${word}`, topic: 'infrastructure' })
      .expect(200);
    await staff.post(`${meetingPath}/decisions`, { text: `Usul baru ${word}` }).expect(201);
    await held.notes.addItem('Butir baru');
    await attach(staff, about, aPdf('konsep'), 'Konsep.pdf').expect(201);

    /** All that the page, the lists and the register tell this person of it. */
    const told = async (person: Person) => {
      const { body } = await person.get(meetingPath).expect(200);
      const register = (query: string) => person.get(`/api/decisions?q=${query}`).expect(200);
      const rows = (await register(word)).body.items as { text: string; topic: string }[];
      const listed = (await person.get('/api/meetings?limit=200').expect(200)).body.items as {
        id: string;
        counts: { agendaItems: number; decisions: number };
      }[];
      const mandates = (await person.get(`${meetingPath}/mandates`).expect(200)).body;
      return {
        agenda: body.agendaItems.map((one: Record<string, unknown>) => [one['title'], one['minutes']]),
        files: body.agendaItems.flatMap(({ files }: { files: { name: string }[] }) =>
          files.map(({ name }) => name),
        ),
        decisions: body.decisions.map(({ text }: { text: string }) => text.split(' ')[1]),
        register: rows.map(({ text, topic }) => [text.split(' ')[1], topic]),
        drafted: (await register(`ditunda%20${word}`)).body.items.length as number,
        onRoad: (await person.get(`/api/decisions?q=${word}&topic=infrastructure`).expect(200)).body.items
          .length as number,
        counts: listed.find(({ id }) => id === held.notes.id)?.counts,
        parties: mandates.agendaItems.map(({ title }: { title: string }) => title),
      };
    };
    const approved = {
      agenda: [['Penerangan jalan', 15]],
      files: ['Paparan.pdf'],
      decisions: ['dipasang'],
      register: [['dipasang', 'csr']],
      drafted: 0,
      onRoad: 0,
      counts: { agendaItems: 1, decisions: 1 },
      parties: ['Penerangan jalan'],
    };
    const draft = {
      agenda: [
        ['Lampu desa', 45],
        ['Butir baru', 15],
      ],
      files: ['Paparan.pdf', 'Konsep.pdf'],
      decisions: ['ditunda', 'baru'],
      register: [
        ['baru', null],
        ['ditunda', 'infrastructure'],
      ],
      drafted: 1,
      onRoad: 1,
      counts: { agendaItems: 2, decisions: 2 },
      parties: ['Lampu desa', 'Butir baru'],
    };
    for (const reader of readers) expect(await told(reader)).toMatchObject(approved);
    for (const writer of writers) expect(await told(writer)).toMatchObject(draft);
    // In the round they comment on the correction; what was agreed on is still the version before.
    await held.correct();
    for (const reader of readers) expect(await told(reader)).toMatchObject(approved);
    // What the draft withholds is withheld at once.
    await staff.patch(item, await now(), { classification: 'exempt' }).expect(200);
    expect(await told(held.liaison)).toMatchObject({ agenda: [], decisions: [], register: [] });
    await staff.patch(item, await now(), { classification: 'open' }).expect(200);
    const before = (await held.liaison.get(meetingPath).expect(200)).headers['etag'];
    await held.approve().expect(201);
    for (const person of [...readers, ...writers]) expect(await told(person)).toMatchObject(draft);
    expect((await held.liaison.get(meetingPath).expect(200)).headers['etag']).not.toBe(before);
    const kept = await office.rows(sql`
      SELECT approved_parts AS parts FROM minutes WHERE meeting_id = ${held.notes.id}`);
    expect(kept).toEqual([{ parts: null }]);
  });

  it('leaves title, day, place and who was there as approved, byte for byte, in all that others read of meetings', async () => {
    const [struck, added, district] = [
      await anOrganisation(office),
      await anOrganisation(office),
      '32.16.20',
    ];
    const [word, moved] = [randomUUID(), '2025-11-05'];
    const [before, after] = [`Rapat pertama ${word}`, `Rapat kedua ${word}`];
    held = await HeldMinutes.of(office, staff, { title: before });
    const { path: meetingPath, id } = held.notes;
    const liaisons = [held.liaison, await office.person('liaison', struck.id)];
    const newcomer = await office.person('liaison', added.id);
    const official = await office.person('official');
    const officer = await office.holderOf([
      { role: 'district_officer', organisationId: null, districtCode: district },
    ]);
    const patch = async (path: string, body: object) =>
      staff.patch(path, (await staff.get(meetingPath).expect(200)).body.version as number, body).expect(200);
    const seat = async (name: string, organisationId: string, status: string) => {
      const { body } = await staff
        .post(`${meetingPath}/attendances`, { name, organisationId, status })
        .expect(201);
      return `${meetingPath}/attendances/${body.attendances.at(-1).id as string}`;
    };
    const present = await seat('Budi', held.organisationId, 'present');
    const gone = await seat('Eko', struck.id, 'present');
    await staff.post(`${meetingPath}/decisions`, { text: `Lampu dipasang ${word}` }).expect(201);
    await held.correct();
    await held.approve().expect(201);

    const days = [
      ['2025-10-21', '2025-10-21'],
      [moved, moved],
    ].map(([from, to]) => `from=${from}&to=${to}`);
    const ways = ['present', 'represented'].map((way) => `attended=${way}`);
    const queries = ['limit=200', ...days, `q=${word}`, 'q=pertama', 'q=kedua', 'kind=restricted'];
    queries.push(...ways.map((way) => `organisationId=${held.organisationId}&${way}`));
    const readings = queries.map((query) => `/api/meetings?${query}`);
    readings.push(...days.flatMap((query) => [`/api/meetings/calendar?${query}`, `/api/decisions?${query}`]));
    for (const one of [held.organisationId, struck.id, added.id])
      readings.push(`/api/organisations/${one}/profile`);
    for (const part of ['mandates', 'attendance-report', 'minutes/versions/1'])
      readings.push(`${meetingPath}/${part}`);
    readings.push('/api/my-work', '/api/reports/leaders', meetingPath);
    const readBy = async (person: Person) => {
      const answers = [];
      for (const path of readings) {
        const { status, text } = await person.get(path);
        // The version of the page counts every writing; a refusal has a number of its own.
        answers.push([path, status === 200 ? text.replace(/"version":\d+/, '') : status]);
      }
      return answers;
    };
    const readers = [...liaisons, newcomer, official, officer];
    const approved = await Promise.all(readers.map(readBy));

    await held.move('correct', { note: 'Undangannya keliru' }).expect(201);
    await patch(present, { status: 'represented', representedBy: 'Citra' });
    await seat('Dodi', added.id, 'absent');
    await staff.delete(gone, (await staff.get(meetingPath).expect(200)).body.version as number).expect(200);
    const chair = await aPosition(office, { title: 'Asisten Perekonomian' });
    await patch(meetingPath, { title: after, date: moved, venue: 'Aula', kind: 'restricted' });
    await patch(meetingPath, { startTime: '10:00', districtCode: district, letter: { number: '005/1' } });
    await patch(meetingPath, { chairPositionId: chair.id });
    const now = { title: after, startsAt: `${moved}T03:00:00.000Z`, venue: 'Aula', kind: 'restricted' };
    expect((await staff.get(meetingPath).expect(200)).body).toMatchObject({
      ...now,
      district: { code: district },
      chair: { id: chair.id },
      letter: { number: '005/1' },
      attendances: [{}, { status: 'represented' }, { name: 'Dodi' }],
      inErratum: true,
    });
    const listed = async (person: Person, query = `q=${word}`) =>
      (await person.get(`/api/meetings?${query}`).expect(200)).body.items as object[];
    expect(await listed(staff)).toMatchObject([{ id, title: before, inErratum: true }]);
    expect(await Promise.all(readers.map(readBy))).toEqual(approved);
    await held.correct();
    expect(await Promise.all(readers.map(readBy))).toEqual(approved);

    await held.approve().expect(201);
    const counts = { invited: 3, present: 1 };
    for (const reader of [held.liaison, newcomer, official, officer, staff]) {
      expect(await listed(reader, days[1])).toMatchObject([{ id, ...now, counts, inErratum: false }]);
      expect(await listed(reader, days[0])).not.toContainEqual(expect.objectContaining({ id }));
    }
    expect(await listed(liaisons[1] as Person)).toEqual([]);
    const { body } = await held.liaison.get(`/api/organisations/${held.organisationId}/profile`).expect(200);
    expect(body.meetings).toMatchObject({ all: 1, present: 0, represented: 1 });
  });

  it('that was open before readers were kept from it is read from its version', async () => {
    await staff.post(`${held.notes.path}/decisions`, { text: 'Lampu dipasang' }).expect(201);
    await held.correct();
    await held.approve().expect(201);
    await held.move('correct', { note: 'Angka salah' }).expect(201);
    const before = await held.liaison.get(held.notes.path).expect(200);
    await asOwner(office, async (runner) => {
      const [migration, ofSeats] = [new Errata1764002900000(), new ErrataOfSeats1764003000021()];
      const waiting = new ErrataThatWait1764003000040();
      await waiting.down(runner);
      await ofSeats.down(runner);
      await migration.down(runner);
      await runner.query(`UPDATE decisions SET text = 'Ditunda' WHERE meeting_id = $1`, [held.notes.id]);
      await runner.query(`UPDATE agenda_items SET title = 'Lampu' WHERE meeting_id = $1`, [held.notes.id]);
      await migration.up(runner);
      await ofSeats.up(runner);
      await runner.query(`UPDATE attendances SET status = 'confirmed' WHERE meeting_id = $1`, [
        held.notes.id,
      ]);
      await runner.query(`UPDATE meetings SET venue = 'Aula lain' WHERE id = $1`, [held.notes.id]);
      await waiting.up(runner);
      // What is written of it waits beside the meeting, and comes back on the way down.
      await waiting.down(runner);
      await waiting.up(runner);
    });
    expect((await staff.get(held.notes.path).expect(200)).body.venue).toBe('Aula lain');
    const { body } = await held.liaison.get(held.notes.path).expect(200);
    const { attendances, venue } = before.body as { attendances: unknown[]; venue: string | null };
    expect(attendances).not.toEqual([]);
    expect(body).toMatchObject({ attendances, venue });
    expect(body.decisions).toMatchObject([{ number: 1, text: 'Lampu dipasang' }]);
    expect(body.agendaItems).toMatchObject([{ number: 1, title: 'Penerangan jalan', minutes: 15 }]);
    await held.correct();
    await held.approve().expect(201);
  });
});
