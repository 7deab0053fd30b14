import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NoticeDelivery } from '../src/features/meetings/index.js';
import { newId } from '../src/kernel/id.js';
import { addressOf } from './support/mails.js';
import { aMeeting, anAppointment, anOrganisation, aPosition } from './support/factories.js';
import { openOffice, type Person, type TestOffice } from './support/office.js';
import { mailsTo } from './support/reminders.js';

let office: TestOffice;
let staff: Person;

beforeAll(async () => {
  office = await openOffice({ DEMO: 'true' });
  office.clock.travel('2025-10-01T02:00:00Z');
  staff = await office.person('staff');
});
beforeEach(() => office.clock.travel('2025-10-10T02:00:00Z'));
afterAll(() => office.close());

const deliver = () => office.app.get(NoticeDelivery).deliver();

const tokenIn = (mails: { text: string }[]) =>
  /\/answer#token=([\w-]+)/.exec(mails.at(-1)?.text ?? '')?.[1] ?? '';

/** A published meeting with one invited position, and the link in the mail to its holder. */
async function anInvitation({ personOf }: { personOf?: Person } = {}) {
  const address = personOf ? await addressOf(office, personOf) : `${newId()}@contoh.sinergi.test`;
  const position = await aPosition(office, { title: `Kepala Dinas ${newId()}` });
  await anAppointment(office, position.id, { person: { name: 'Siti Aminah', email: address } });
  if (personOf) {
    await office.rows(sql`
      UPDATE people SET user_id = ${personOf.userId}
      WHERE id = (SELECT person_id FROM contacts WHERE value = ${address})`);
  }
  const meeting = await aMeeting(office, { venue: 'Aula', publish: true });
  await staff.post(`/api/meetings/${meeting.id}/invitees`, { positionIds: [position.id] }).expect(201);
  await deliver();
  const token = tokenIn(await mailsTo(office, address));
  const { body } = await staff.get(`/api/meetings/${meeting.id}`);
  const seat = body.attendances[0].id as string;
  const invitee = async () => (await staff.get(`/api/meetings/${meeting.id}/invitees`)).body.items[0];
  const status = async () => (await staff.get(`/api/meetings/${meeting.id}`)).body.attendances[0].status;
  return { id: meeting.id, position, token, seat, address, invitee, status };
}

const preview = (token: string) => office.nobody.post('/api/meeting-answers/previews', { token });
const answer = (token: string, body: object) =>
  office.nobody.post('/api/meeting-answers', { token, ...body });

describe('the link in an invitation', () => {
  it('shows the letter and whom it asks, and opening it answers nothing', async () => {
    const { id, token, position, invitee } = await anInvitation();
    await staff.post(`/api/meetings/${id}/agenda-items`, { title: 'Jalan', topic: 'general', minutes: 5 });
    const secret = { title: 'Rahasia', topic: 'general', minutes: 5, classification: 'internal' };
    await staff.post(`/api/meetings/${id}/agenda-items`, secret);
    const { body } = await preview(token).expect(200);
    expect(body).toEqual({
      title: 'Rapat Koordinasi Kawasan Industri',
      status: 'scheduled',
      mode: 'on_site',
      startsAt: '2025-10-21T02:00:00.000Z',
      endsAt: '2025-10-21T05:00:00.000Z',
      timeZone: 'Asia/Jakarta',
      venue: 'Aula',
      district: null,
      onlineUrl: null,
      chair: null,
      agenda: ['Jalan'],
      seat: position.title,
      organisation: position.organisation.name,
      answer: null,
      open: true,
    });
    expect((await invitee()).answer).toBeNull();
    await office.nobody.get(`/api/meeting-answers?token=${token}`).expect(405);
  });

  it('takes an answer, marked as told through the link, and another one until the meeting begins', async () => {
    const { id, token, invitee, status } = await anInvitation();
    await answer(token, { answer: 'declined' }).expect(422);
    await answer(token, { answer: 'represented' }).expect(422);
    await answer(token, { answer: 'declined', reason: 'Dinas luar' }).expect(200);
    expect(await status()).toBe('declined');
    const deputy = { name: 'Rudi', position: 'Sekretaris', letter: '800/12', by: 'Ajudan' };
    const { body } = await answer(token, { answer: 'represented', ...deputy }).expect(200);
    expect(body.answer).toMatchObject({ answer: 'represented', name: 'Rudi', reason: null, via: 'link' });
    expect((await invitee()).answer).toMatchObject({
      answer: 'represented',
      name: 'Rudi',
      position: 'Sekretaris',
      letter: '800/12',
      via: 'link',
      by: 'Ajudan',
      outdated: false,
    });
    const { body: story } = await staff.get(`/api/meetings/${id}/history`);
    expect(story.items.map(({ verb }: { verb: string }) => verb).slice(0, 2)).toEqual(['answer', 'answer']);
    expect(story.items[0].change).toMatchObject({ answer: ['declined', 'represented'], via: 'link' });
    office.clock.travel('2025-10-21T02:00:00Z');
    await answer(token, { answer: 'coming' }).expect(409);
    expect((await preview(token).expect(200)).body.open).toBe(false);
    office.clock.travel('2025-10-21T05:00:00Z');
    await preview(token).expect(410);
  });

  it('answers alike when it is unknown, over, or withdrawn', async () => {
    const { id, token, seat } = await anInvitation();
    const { body } = await staff.get(`/api/meetings/${id}`);
    await staff.delete(`/api/meetings/${id}/attendances/${seat}`, body.version).expect(200);
    const withdrawn = await preview(token).expect(410);
    const unknown = await preview('x'.repeat(43)).expect(410);
    const bare = ({ body: problem }: { body: Record<string, unknown> }) => ({ ...problem, instance: '' });
    expect(bare(withdrawn)).toEqual(bare(unknown));
    await answer(token, { answer: 'coming' }).expect(410);
  });

  it('is not written down anywhere, and guessing ends soon', async () => {
    const { token } = await anInvitation();
    const rows = await office.rows<{ text: string }>(sql`SELECT l::text AS text FROM answer_links l`);
    expect(rows.some(({ text }) => text.includes(token))).toBe(false);
    for (let guess = 0; guess < 40; guess += 1) await preview('y'.repeat(43));
    await preview('y'.repeat(43)).expect(429);
    await office.rows(sql`DELETE FROM rate_limits`);
    for (let look = 0; look < 35; look += 1) await preview(token).expect(200);
  });

  it('asks again after the meeting was moved to another time', async () => {
    const { id, token, invitee } = await anInvitation();
    await answer(token, { answer: 'coming' }).expect(200);
    const { body } = await staff.get(`/api/meetings/${id}`);
    await staff.patch(`/api/meetings/${id}`, body.version, { date: '2025-10-22' }).expect(200);
    expect((await invitee()).answer).toMatchObject({ answer: 'coming', outdated: true });
    const { body: counts } = await staff.get(`/api/meetings/${id}/invitees/counts`);
    expect(counts).toMatchObject({ all: 1, none: 1, coming: 0 });
  });
});

describe('an answer of someone signed in', () => {
  const say = (person: Person, id: string, seat: string, body: object = { answer: 'coming' }) =>
    person.post(`/api/meetings/${id}/seats/${seat}/answers`, body);

  it('is noted by staff as told by telephone', async () => {
    const { id, seat, invitee } = await anInvitation();
    await say(staff, id, seat, { answer: 'declined', reason: 'Sakit' }).expect(204);
    expect((await invitee()).answer).toMatchObject({
      answer: 'declined',
      via: 'phone',
      by: 'Pengguna staff',
      reason: 'Sakit',
    });
  });

  it('is the same fact, whether staff mark it on the list or the invitee says it', async () => {
    const noted = async (tell: (id: string, seat: string) => Promise<unknown>) => {
      const { id, seat, invitee } = await anInvitation();
      await tell(id, seat);
      const { attendances } = (await staff.get(`/api/meetings/${id}`).expect(200)).body;
      const { status, representedBy } = attendances[0];
      const { counts } = (await staff.get('/api/meetings?limit=1').expect(200)).body.items[0];
      return [status, representedBy, (await invitee()).answer, counts];
    };
    const mark = (body: object) => async (id: string, seat: string) => {
      const { version } = (await staff.get(`/api/meetings/${id}`).expect(200)).body;
      await staff.patch(`/api/meetings/${id}/attendances/${seat}`, version, body).expect(200);
    };
    const said = await noted(async (id, seat) => {
      await say(staff, id, seat, { answer: 'represented', name: 'Rudi' }).expect(204);
    });
    expect(said).toMatchObject([
      'confirmed',
      'Rudi',
      { answer: 'represented', name: 'Rudi' },
      { present: 0 },
    ]);
    for (const status of ['represented', 'confirmed', undefined])
      expect(await noted(mark({ status, representedBy: 'Rudi' }))).toEqual(said);
    await expect(noted(mark({ status: 'represented' }))).rejects.toThrow('422');
    const taken = await noted(async (id, seat) => {
      await mark({ status: 'represented', representedBy: 'Rudi' })(id, seat);
      await mark({ representedBy: null })(id, seat);
    });
    expect(taken).toMatchObject(['confirmed', null, { answer: 'coming' }, { present: 0 }]);
  });

  it('is given by the holder of the position, and by who speaks for the organisation', async () => {
    const holder = await office.person('official');
    const { id, seat, position, invitee } = await anInvitation({ personOf: holder });
    expect((await holder.get(`/api/meetings/${id}/own-seats`)).body.items).toMatchObject([
      { id: seat, open: true },
    ]);
    await say(holder, id, seat).expect(204);
    expect((await invitee()).answer).toMatchObject({ answer: 'coming', via: 'page' });
    const liaison = await office.person('liaison', position.organisation.id);
    await say(liaison, id, seat, { answer: 'represented', name: 'Rudi' }).expect(204);
    expect((await invitee()).answer).toMatchObject({ name: 'Rudi', via: 'page', by: 'Pengguna liaison' });
    const { body: work } = await liaison.get('/api/my-work').expect(200);
    expect(work).toMatchObject({
      nextMeeting: { id },
      meetings: { nextSeats: [{ id: seat, open: true, answer: { answer: 'represented', name: 'Rudi' } }] },
    });
    // Staff note for all, and are asked for none but their own.
    expect((await staff.get(`/api/meetings/${id}/own-seats`)).body.items).toEqual([]);
  });

  it('is given by an aide for the position, and marked so', async () => {
    const { id, seat, position, invitee } = await anInvitation();
    const aide = await office.person('official');
    await office.rows(sql`
      UPDATE role_grants SET role = 'aide', position_id = ${position.id} WHERE user_id = ${aide.userId}`);
    await say(aide, id, seat).expect(204);
    expect((await invitee()).answer).toMatchObject({ via: 'aide' });
    const { body: story } = await staff.get(`/api/meetings/${id}/history`).expect(200);
    expect(story.items[0]).toMatchObject({
      verb: 'answer',
      actor: `Pengguna official a.n. ${position.title}`,
    });
  });

  it('is not given by others', async () => {
    const { id, seat } = await anInvitation();
    const stranger = await office.person('liaison', (await anOrganisation(office)).id);
    await say(stranger, id, seat).expect(404);
    expect((await stranger.get(`/api/meetings/${id}/own-seats`)).body.items).toEqual([]);
    const inspector = await office.person('inspector');
    await say(inspector, id, seat).expect(403);
    const other = await anInvitation();
    await say(staff, other.id, seat).expect(404);
  });
});

describe('who has not answered', () => {
  it('is asked once more, once a day, and nobody else', async () => {
    const { id, token, address } = await anInvitation();
    const guest = `${newId()}@tamu.test`;
    const vacant = await aPosition(office);
    const more = { guests: [{ name: 'Maria', email: guest }], positionIds: [vacant.id] };
    await staff.post(`/api/meetings/${id}/invitees`, more).expect(201);
    await deliver();
    await answer(token, { answer: 'coming' }).expect(200);
    const { body: whom } = await staff.get(`/api/meetings/${id}/requests`).expect(200);
    expect(whom).toMatchObject({ items: [{ words: 'Maria', address: guest }], waiting: 1, unreachable: 0 });
    expect((await staff.post(`/api/meetings/${id}/requests`).expect(201)).body).toEqual({ asked: 1 });
    expect((await staff.post(`/api/meetings/${id}/requests`).expect(201)).body).toEqual({ asked: 0 });
    await deliver();
    expect(await mailsTo(office, address)).toHaveLength(1);
    const subjects = async () => (await mailsTo(office, guest)).map(({ subject }) => subject);
    expect((await subjects())[1]).toMatch(/^\[Sinergi\] Mohon konfirmasi kehadiran/);
    office.clock.travel('2025-10-11T02:00:00Z');
    expect((await staff.post(`/api/meetings/${id}/requests`).expect(201)).body).toEqual({ asked: 1 });
    await deliver();
    expect(await subjects()).toHaveLength(3);
    const list = async (query: string) =>
      (await staff.get(`/api/meetings/${id}/invitees?${query}`)).body.items.map(
        (row: { name: string }) => row.name,
      );
    expect(await list('answer=coming')).toEqual(['Siti Aminah']);
    expect(await list('answer=none&q=maria')).toEqual(['Maria']);
  });
});
