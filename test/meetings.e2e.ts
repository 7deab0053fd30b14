import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMeeting, anAppointment, aPosition, closing } from './support/factories.js';
import { openOffice, type Person, type TestOffice } from './support/office.js';

let office: TestOffice;
let staff: Person;
let official: Person;

beforeAll(async () => {
  office = await openOffice();
  // Rights begin on the day they are given, so the clock is set before anyone comes.
  office.clock.travel('2025-10-01T02:00:00Z');
  staff = await office.person('staff');
  official = await office.person('official');
});
afterAll(() => office.close());

const rakor = {
  title: 'Rapat Koordinasi Kawasan Industri',
  kind: 'coordination',
  mode: 'hybrid',
  date: '2025-10-21',
  startTime: '09:00',
  endTime: '12:30',
};
const move = (person: Person, id: string, verb: string, note?: string) =>
  person.post(`/api/meetings/${id}/moves`, { verb, note });

describe('a meeting', () => {
  it('begins as a draft with a reference of its kind and year', async () => {
    const chair = await aPosition(office, { holder: 'Budi Santoso' });
    const letter = { number: '000.1.5/1234', date: '2025-10-10', nature: 'Penting', subject: null };
    const place = { venue: 'Aula KH. Noer Ali', districtCode: '32.16.20', onlineUrl: 'https://meet.test/x' };
    const body = { ...rakor, ...place, chairPositionId: chair.id, letter };
    const answer = await staff.post('/api/meetings', { ...body, kind: 'audience', date: '2031-10-21' });
    expect(answer.status).toBe(201);
    expect(answer.headers['etag']).toBe('"1"');
    expect(answer.body).toMatchObject({
      reference: 'AUD-2031-001',
      status: 'draft',
      startsAt: '2031-10-21T02:00:00.000Z',
      endsAt: '2031-10-21T05:30:00.000Z',
      timeZone: 'Asia/Jakarta',
      district: { code: '32.16.20', name: 'Cikarang Pusat' },
      chair: { id: chair.id, holder: { person: { name: 'Budi Santoso' } } },
      secretary: null,
      letter,
      classification: 'open',
      attendances: [],
      agendaItems: [],
      decisions: [],
      can: ['history', 'notes', 'edit', 'publish', 'cancel'],
    });
    const again = await staff.post('/api/meetings', { ...rakor, kind: 'audience', date: '2031-01-02' });
    expect(again.body.reference).toBe('AUD-2031-002');
  });

  it('of the restricted kind is for the house and those who take part, unless somebody says otherwise', async () => {
    const restricted = { ...rakor, kind: 'restricted' };
    const { body: usual } = await staff.post('/api/meetings', restricted).expect(201);
    const { body: opened } = await staff
      .post('/api/meetings', { ...restricted, classification: 'open' })
      .expect(201);
    expect([usual.classification, opened.classification]).toEqual(['internal', 'open']);
  });

  it('is made once when the button is pressed twice', async () => {
    const body = { ...rakor, title: `Rapat ${randomUUID()}` };
    const key = randomUUID();
    const press = () => staff.send('post', '/api/meetings').set('Idempotency-Key', key).send(body);
    const [first, second] = await Promise.all([press(), press()]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(await office.rows(sql`SELECT id FROM meetings WHERE title = ${body.title}`)).toHaveLength(1);
  });

  it.each([
    [{ colour: 'red' }, '/colour', 'unknown-field'],
    [{ letter: { stamp: 'x' } }, '/letter/stamp', 'unknown-field'],
    [{ letter: [] }, '/letter', 'isObject'],
    [{ kind: 'party' }, '/kind', 'isIn'],
    [{ date: '2025-02-29' }, '/date', 'isLocalDate'],
    [{ startTime: '24:00' }, '/startTime', 'isLocalTime'],
    [{ endTime: '09:00' }, '/endTime', 'end-before-start'],
    [{ timeZone: 'Asia/Cikarang' }, '/timeZone', 'isTimeZone'],
    [{ onlineUrl: 'http://meet.test' }, '/onlineUrl', 'isUrl'],
    [{ onlineUrl: 'javascript:alert(1)' }, '/onlineUrl', 'isUrl'],
    [{ title: 'a'.repeat(301) }, '/title', 'maxLength'],
    [{ districtCode: '00' }, '/districtCode', 'unknown-reference'],
    [{ chairPositionId: randomUUID() }, '/chairPositionId', 'unknown-reference'],
    [{ noteTakerPositionId: 'x' }, '/noteTakerPositionId', 'isUuid'],
  ])('refuses %j and says where the fault is', async (fields, pointer, code) => {
    const { body } = await staff.post('/api/meetings', { ...rakor, ...fields }).expect(422);
    expect(body.errors).toEqual([expect.objectContaining({ pointer, code })]);
  });

  it('shows who held a position on its own day, not today', async () => {
    const chair = await aPosition(office, { holder: 'Budi Santoso' });
    await anAppointment(office, chair.id, { startsOn: '2026-01-01' });
    const { id } = await aMeeting(office, { chairPositionId: chair.id });
    const holderOf = async () => (await staff.get(`/api/meetings/${id}`)).body.chair.holder.person.name;
    expect(await holderOf()).toBe('Budi Santoso');
    await staff.patch(`/api/meetings/${id}`, 1, { date: '2026-01-15' }).expect(200);
    expect(await holderOf()).toBe('Siti Aminah');
  });
});

describe('changing a meeting', () => {
  it('keeps what is left out, clears what is null and tells history', async () => {
    const { id } = await aMeeting(office, { venue: 'Aula', organizer: 'Bappeda', letter: { number: '1' } });
    const change = { venue: null, startTime: '10:00', letter: { nature: 'Segera' }, title: 'Rakor II' };
    const { body } = await staff.patch(`/api/meetings/${id}`, 1, change).expect(200);
    expect(body).toMatchObject({
      title: 'Rakor II',
      venue: null,
      organizer: 'Bappeda',
      startsAt: '2025-10-21T03:00:00.000Z',
      endsAt: '2025-10-21T05:00:00.000Z',
      letter: { number: '1', nature: 'Segera' },
      version: 2,
    });
    const { body: story } = await official.get(`/api/meetings/${id}/history`).expect(404);
    expect(story.status).toBe(404);
    const { body: history } = await staff.get(`/api/meetings/${id}/history`).expect(200);
    expect(history.items.map(({ verb }: { verb: string }) => verb)).toEqual(['edit', 'create']);
    expect(history.items[0].change).toMatchObject({ venue: ['Aula', null] });
    expect(history.items[0].change).not.toHaveProperty('organizer');
  });

  it('is not possible without the version that was read, nor with an older one', async () => {
    const { id } = await aMeeting(office);
    const path = `/api/meetings/${id}`;
    await staff.send('patch', path).send({ title: 'Rakor II' }).expect(428);
    await staff.send('patch', path).set('If-Match', 'satu').send({ title: 'Rakor II' }).expect(400);
    await staff.patch(path, 1, { title: 'Rakor II' }).expect(200);
    const { body } = await staff.patch(path, 1, { title: 'Rakor III' }).expect(412);
    expect(body.current).toEqual((await staff.get(path)).body);
    expect(body.current).toMatchObject({
      title: 'Rakor II',
      version: 2,
      can: ['history', 'notes', 'edit', 'publish', 'cancel'],
    });
  });

  it('lets one of two writers through', async () => {
    const { id } = await aMeeting(office);
    const write = (title: string) => staff.patch(`/api/meetings/${id}`, 1, { title });
    const answers = await Promise.all([write('Satu'), write('Dua')]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 412]));
  });

  it('cannot take away what a meeting must have', async () => {
    const { id } = await aMeeting(office);
    for (const field of ['title', 'kind', 'date', 'timeZone', 'classification']) {
      const { body } = await staff.patch(`/api/meetings/${id}`, 1, { [field]: null }).expect(422);
      expect(body.errors).toEqual([expect.objectContaining({ pointer: `/${field}`, code: 'required' })]);
    }
  });
});

describe('the life of a meeting', () => {
  it('runs from draft to closed, and then nothing changes any more', async () => {
    const { id } = await aMeeting(office);
    for (const [verb, status] of [
      ['publish', 'scheduled'],
      ['start', 'in_progress'],
      ['finish', 'held'],
    ] as const) {
      const { body } = await move(staff, id, verb).expect(201);
      expect(body.status).toBe(status);
    }
    const { body } = await staff.post(`/api/meetings/${id}/moves`, closing).expect(201);
    expect(body).toMatchObject({ status: 'closed', version: 5, can: ['history', 'notes'] });
    const final = await staff.patch(`/api/meetings/${id}`, 5, { title: 'Lain' }).expect(409);
    expect(final.body.detail).toBe('Data rapat ini sudah final dan tidak dapat diubah lagi.');
    await staff.post(`/api/meetings/${id}/decisions`, { text: 'Terlambat' }).expect(409);
  });

  it('refuses a move at the wrong moment and an unknown one', async () => {
    const { id } = await aMeeting(office);
    for (const verb of ['start', 'finish', 'close', 'postpone', 'reschedule']) {
      await move(staff, id, verb).expect(409);
    }
    await move(staff, id, 'explode').expect(422);
    expect((await staff.get(`/api/meetings/${id}`)).body).toMatchObject({ status: 'draft', version: 1 });
  });

  it('writes every move with its reason into history', async () => {
    const { id } = await aMeeting(office, { publish: true });
    await move(staff, id, 'postpone', 'Bupati dipanggil ke Jakarta').expect(201);
    const { body } = await official.get(`/api/meetings/${id}/history?limit=2`).expect(200);
    expect(body.items).toMatchObject([
      {
        verb: 'postpone',
        note: 'Bupati dipanggil ke Jakarta',
        change: { status: ['scheduled', 'postponed'] },
      },
      { verb: 'publish', note: null, change: { status: ['draft', 'scheduled'] } },
    ]);
    const rest = await official.get(`/api/meetings/${id}/history?limit=2&after=${body.next}`).expect(200);
    expect(rest.body).toMatchObject({ items: [{ verb: 'create' }], next: null });
  });
});
