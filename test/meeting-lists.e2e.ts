import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MeetingQueries } from '../src/features/meetings/index.js';
import { aMeeting, anOrganisation, maker } from './support/factories.js';
import { HeldMinutes } from './support/held-minutes.js';
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
const ids = (body: { items: { id: string }[] }) => body.items.map(({ id }) => id);

describe('who reads meetings', () => {
  it('staff alone while it is a draft', async () => {
    const { id: organisationId } = await anOrganisation(office);
    const guest = await office.person('liaison', organisationId);
    const { id } = await aMeeting(office, { attendees: [organisationId] });
    await staff.get(`/api/meetings/${id}`).expect(200);
    for (const reader of [official, guest]) {
      await reader.get(`/api/meetings/${id}`).expect(404);
      const { body } = await reader.get('/api/meetings?limit=200').expect(200);
      expect(ids(body)).not.toContain(id);
    }
  });

  it('staff alone when it is cancelled before it was published; once published, everyone hears of the cancelling', async () => {
    const { id: organisationId } = await anOrganisation(office);
    const guest = await office.person('liaison', organisationId);
    const [unheard, announced] = await Promise.all([
      aMeeting(office, { attendees: [organisationId] }),
      aMeeting(office, { attendees: [organisationId], publish: true }),
    ]);
    for (const { id } of [unheard, announced]) {
      await staff.post(`/api/meetings/${id}/moves`, { verb: 'cancel' }).expect(201);
      await staff.get(`/api/meetings/${id}`).expect(200);
    }
    for (const reader of [official, guest]) {
      await reader.get(`/api/meetings/${unheard.id}`).expect(404);
      await reader.get(`/api/meetings/${announced.id}`).expect(200);
      const { body } = await reader.get('/api/meetings?status=cancelled&limit=200').expect(200);
      expect(ids(body)).toContain(announced.id);
      expect(ids(body)).not.toContain(unheard.id);
    }
    await official.get(`/api/meetings/${unheard.id}/history`).expect(404);
  });

  it('officials and those who take part once it is published, to read only', async () => {
    const { id: organisationId } = await anOrganisation(office);
    const guest = await office.person('liaison', organisationId);
    const { id } = await aMeeting(office, { attendees: [organisationId], publish: true });
    for (const reader of [official, guest]) {
      const { body } = await reader.get(`/api/meetings/${id}`).expect(200);
      expect(body.can).toEqual(reader === official ? ['history'] : []);
      expect(ids((await reader.get('/api/meetings?limit=200')).body)).toContain(id);
      await reader.post('/api/meetings', rakor).expect(403);
      await reader.patch(`/api/meetings/${id}`, body.version, { title: 'x' }).expect(403);
      await reader.post(`/api/meetings/${id}/moves`, { verb: 'start' }).expect(403);
      await reader.post(`/api/meetings/${id}/decisions`, { text: 'x' }).expect(403);
    }
    await guest.get(`/api/meetings/${id}/history`).expect(403);
  });

  it('nobody of another organisation: it is as unknown as a random id', async () => {
    const { id } = await aMeeting(office, { attendees: [(await anOrganisation(office)).id], publish: true });
    const stranger = await office.person('liaison', (await anOrganisation(office)).id);
    const there = await stranger.get(`/api/meetings/${id}`).expect(404);
    const nowhere = await stranger.get(`/api/meetings/${randomUUID()}`).expect(404);
    expect({ ...there.body, instance: '' }).toEqual({ ...nowhere.body, instance: '' });
    expect((await stranger.get('/api/meetings').expect(200)).body.items).toEqual([]);
  });

  it('no administrator, who may not even ask', async () => {
    const { id } = await aMeeting(office, { publish: true });
    const administrator = await office.person('administrator');
    for (const path of ['', `/${id}`, `/${id}/history`, `/${randomUUID()}`]) {
      await administrator.get(`/api/meetings${path}`).expect(403);
    }
  });

  it('an organisation sees neither exempt agenda items nor what was decided on them', async () => {
    const { id: organisationId } = await anOrganisation(office);
    const guest = await office.person('liaison', organisationId);
    const { id } = await aMeeting(office, { attendees: [organisationId], publish: true });
    const path = `/api/meetings/${id}`;
    const item = { topic: 'permits', title: 'Rahasia', minutes: 30, classification: 'exempt' };
    await staff.post(`${path}/agenda-items`, item).expect(201);
    const open = { topic: 'csr', title: 'Terbuka', classification: 'internal' };
    const { body } = await staff.post(`${path}/agenda-items`, open).expect(201);
    const [secret, plain] = body.agendaItems;
    await staff.post(`${path}/decisions`, { text: 'Rahasia', agendaItemId: secret.id }).expect(201);
    await staff.post(`${path}/decisions`, { text: 'Umum' }).expect(201);

    const { body: seen } = await guest.get(path).expect(200);
    expect(seen.agendaItems).toEqual([{ ...plain, startsAt: '2025-10-21T02:30:00.000Z' }]);
    expect(seen.decisions).toMatchObject([{ number: 2, text: 'Umum' }]);
    expect(JSON.stringify(seen)).not.toContain('Rahasia');
    const { body: list } = await guest.get('/api/meetings').expect(200);
    expect(list.items[0].counts).toMatchObject({ agendaItems: 1, decisions: 1 });
    expect((await guest.get('/api/meetings?topic=permits')).body.items).toEqual([]);
    expect((await official.get(path)).body.agendaItems).toHaveLength(2);
  });
});

describe('the list of meetings', () => {
  it('is walked newest first, page by page, without gap or twin, also when two begin together', async () => {
    const word = randomUUID();
    const made = [];
    for (const date of ['2025-03-01', '2025-05-01', '2025-05-01', '2025-05-01', '2025-01-01']) {
      made.push(await aMeeting(office, { title: `Rapat ${word}`, date }));
    }
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const path: string = `/api/meetings?limit=2&q=${word}${next && `&after=${next}`}`;
      const { body } = await staff.get(path).expect(200);
      seen.push(...ids(body));
      next = body.next;
    }
    const newestFirst = made.sort((a, b) => +b.startsAt - +a.startsAt || (a.id < b.id ? 1 : -1));
    expect(seen).toEqual(newestFirst.map(({ id }) => id));
  });

  it('narrows by words, status, kind, topic, days and organisation', async () => {
    const { id: organisationId } = await anOrganisation(office);
    const title = `Monev 100% ${randomUUID()}`;
    const about = { title, kind: 'monitoring' as const, date: '2024-02-29', timeZone: 'Asia/Jayapura' };
    const meeting = await aMeeting(office, { ...about, startTime: '00:30', attendees: [organisationId] });
    await staff.post(`/api/meetings/${meeting.id}/agenda-items`, { topic: 'vocational', title: 'BLK' });
    const found = async (query: object) => {
      const words = new URLSearchParams({ q: title.toUpperCase(), ...query });
      return ids((await staff.get(`/api/meetings?${words.toString()}`).expect(200)).body);
    };
    for (const query of [
      {},
      { q: meeting.reference.toLowerCase() },
      { status: 'draft' },
      { kind: 'monitoring' },
      { topic: 'vocational' },
      { from: '2024-02-29', to: '2024-02-29' },
      { organisationId },
    ]) {
      expect(await found(query)).toEqual([meeting.id]);
    }
    for (const query of [
      { q: '%' + title.slice(5) },
      { status: 'held' },
      { kind: 'other' },
      { topic: 'csr' },
      { from: '2024-03-01' },
      { to: '2024-02-28' },
      { organisationId: randomUUID() },
    ]) {
      expect(await found(query)).toEqual([]);
    }
    for (const query of ['status=gone', 'from=2025-02-30', 'organisationId=1', 'colour=red', 'limit=201']) {
      await staff.get(`/api/meetings?${query}`).expect(422);
    }
  });

  it('refuses the cursor of another reader', async () => {
    for (const title of ['Satu', 'Dua']) await aMeeting(office, { title, publish: true });
    const { body } = await staff.get('/api/meetings?limit=1').expect(200);
    await official.get(`/api/meetings?limit=1&after=${body.next}`).expect(422);
  });

  it('tells which meeting comes next', async () => {
    const { id: organisationId } = await anOrganisation(office);
    const liaison = { ...maker, grants: [{ role: 'liaison' as const, organisationId }] };
    const next = async () => (await office.app.get(MeetingQueries).next(liaison))?.id;
    expect(await next()).toBeUndefined();
    for (const date of ['2025-09-30', '2025-12-01', '2025-11-01']) {
      await aMeeting(office, { date, attendees: [organisationId], publish: true });
    }
    const soonest = await aMeeting(office, {
      date: '2025-10-31',
      attendees: [organisationId],
      publish: true,
    });
    await aMeeting(office, { date: '2025-10-02', attendees: [organisationId] });
    expect(await next()).toBe(soonest.id);
  });
});

describe('the register of decisions', () => {
  it('is searched, filtered and paged, and shows each reader what they may see', async () => {
    const held = await HeldMinutes.of(office, staff);
    const secret = await held.notes.addItem('Tertutup', { classification: 'exempt' });
    const word = randomUUID();
    for (const [at, more] of [{}, { topic: 'csr' }, { agendaItemId: secret }].entries()) {
      await staff.post(`${held.notes.path}/decisions`, { text: `${word} ${at + 1}`, ...more }).expect(201);
    }
    const numbers = async (person: Person, more = '') => {
      const { body } = await person.get(`/api/decisions?q=${word}${more}`).expect(200);
      return (body.items as { number: number }[]).map(({ number }) => number);
    };
    expect(await numbers(staff)).toEqual([3, 2, 1]);
    expect(await numbers(held.liaison)).toEqual([2, 1]);
    expect(await numbers(staff, '&topic=csr')).toEqual([3, 2]);
    expect(await numbers(staff, '&from=2025-10-21&to=2025-10-21')).toEqual([3, 2, 1]);
    expect(await numbers(staff, '&from=2025-10-22')).toEqual([]);
    const first = (await staff.get(`/api/decisions?q=${word}&limit=2`).expect(200)).body;
    const { body } = await staff.get(`/api/decisions?q=${word}&limit=2&after=${first.next as string}`);
    expect([first.items.length, body.items.length, body.next]).toEqual([2, 1, null]);
    const stranger = await office.person('liaison', (await anOrganisation(office)).id);
    expect(await numbers(stranger)).toEqual([]);
  });
});
