import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UserNoticeDelivery } from '../src/features/meetings/index.js';
import { mailsOf } from './support/mails.js';
import { aMeeting, anOrganisation } from './support/factories.js';
import { openOffice, type Person, type TestOffice } from './support/office.js';

let office: TestOffice;
let staff: Person;

beforeAll(async () => {
  office = await openOffice();
  office.clock.travel('2025-10-01T02:00:00Z');
  staff = await office.person('staff');
});
afterAll(() => office.close());

const request = { topic: 'infrastructure', title: 'Lampu jalan', reason: 'Tiga kecelakaan bulan ini' };

/** A published meeting, and one who speaks for a company that is invited to it. */
async function aWorld() {
  const { id: organisation } = await anOrganisation(office);
  const { id } = await aMeeting(office, { attendees: [organisation], publish: true });
  const liaison = await office.person('liaison', organisation);
  const path = `/api/meetings/${id}/proposals`;
  const propose = async (fields: object = {}) =>
    (await liaison.post(path, { ...request, ...fields }).expect(201)).body.items as { id: string }[];
  return { meeting: id, organisation, liaison, path, propose };
}

describe('a proposed topic', () => {
  it('is asked for with its reason, and becomes an item of the agenda when staff accept it', async () => {
    const { meeting, organisation, liaison, path, propose } = await aWorld();
    const [proposal] = await propose();
    expect(proposal).toMatchObject({
      ...request,
      organisation: { id: organisation },
      status: 'open',
      can: ['withdraw'],
    });
    const { body: seen } = await staff.get(path).expect(200);
    expect(seen).toMatchObject({ items: [{ can: ['answer'] }], mayPropose: false });
    const answer = { accepted: true, minutes: 25 };
    await staff.post(`${path}/${proposal?.id}/answers`, answer).expect(201);
    const { body } = await liaison.get(`/api/meetings/${meeting}`).expect(200);
    expect(body.agendaItems).toMatchObject([{ title: 'Lampu jalan', topic: 'infrastructure', minutes: 25 }]);
    const { body: own } = await liaison.get(path).expect(200);
    expect(own).toMatchObject({
      items: [{ status: 'accepted', answeredBy: 'Pengguna staff', can: [] }],
      mayPropose: true,
    });
    const { body: story } = await staff.get(`/api/meetings/${meeting}/history`).expect(200);
    const verbs = (story.items as { verb: string }[]).map(({ verb }) => verb).slice(0, 3);
    expect(verbs).toEqual(['accept-topic', 'add-agenda-item', 'propose-topic']);
  });

  it('is answered by mail to who proposed it, once, with the reason', async () => {
    const { liaison, path, propose } = await aWorld();
    await propose();
    const [first, second] = await propose({ title: 'Parkir truk' });
    await staff.post(`${path}/${first?.id}/answers`, { accepted: true }).expect(201);
    const why = 'Dibahas pada rapat teknis';
    await staff.post(`${path}/${second?.id}/answers`, { accepted: false, note: why }).expect(201);
    await office.app.get(UserNoticeDelivery).deliver();
    await office.app.get(UserNoticeDelivery).deliver();
    const mails = await mailsOf(office, liaison);
    expect(mails.map(({ subject }) => subject).toSorted()).toEqual([
      '[Sinergi] Usulan topik belum diterima: Parkir truk',
      '[Sinergi] Usulan topik diterima: Lampu jalan',
    ]);
    expect(mails.map(({ text }) => text).join()).toContain(`Keterangan: ${why}`);
    const { body } = await liaison.get('/api/me/data/export').expect(200);
    expect(JSON.stringify(body)).toContain('notice_topic_refused');
  });

  it('is refused with a reason that its proposer reads, and with none it is not', async () => {
    const { meeting, liaison, path, propose } = await aWorld();
    const [proposal] = await propose();
    const answers = `${path}/${proposal?.id}/answers`;
    const { body } = await staff.post(answers, { accepted: false }).expect(422);
    expect(body.errors).toMatchObject([{ pointer: '/note', code: 'note-needed' }]);
    await staff.post(answers, { accepted: false, note: 'Dibahas dalam rapat teknis' }).expect(201);
    const { body: own } = await liaison.get(path).expect(200);
    expect(own.items).toMatchObject([{ status: 'refused', answerNote: 'Dibahas dalam rapat teknis' }]);
    expect((await staff.get(`/api/meetings/${meeting}`)).body.agendaItems).toEqual([]);
    await staff.post(answers, { accepted: true }).expect(409);
  });

  it('is taken back by its organisation until it is answered', async () => {
    const { liaison, organisation, path, propose } = await aWorld();
    const [proposal] = await propose();
    const colleague = await office.person('liaison', organisation);
    await colleague.post(`${path}/${proposal?.id}/withdrawals`).expect(201);
    await liaison.post(`${path}/${proposal?.id}/withdrawals`).expect(409);
    await staff.post(`${path}/${proposal?.id}/answers`, { accepted: true }).expect(409);
  });

  it('stays accepted when its item is taken off the agenda again', async () => {
    const { meeting, path, propose } = await aWorld();
    const [proposal] = await propose();
    await staff.post(`${path}/${proposal?.id}/answers`, { accepted: true }).expect(201);
    const { body } = await staff.get(`/api/meetings/${meeting}`).expect(200);
    const item = `/api/meetings/${meeting}/agenda-items/${body.agendaItems[0].id}`;
    await staff.delete(item, body.version).expect(200);
    expect((await staff.get(path)).body.items).toMatchObject([{ status: 'accepted' }]);
  });
});

describe('proposing', () => {
  it('is for who takes part, and nobody sees what others proposed', async () => {
    const { meeting, path, propose } = await aWorld();
    const [proposal] = await propose();
    const { id: other } = await anOrganisation(office);
    const stranger = await office.person('liaison', other);
    await stranger.get(path).expect(404);
    await stranger.post(path, request).expect(404);
    await staff
      .post(`/api/meetings/${meeting}/attendances`, { organisationId: other, name: 'Tuti' })
      .expect(201);
    expect((await stranger.get(path).expect(200)).body.items).toEqual([]);
    await stranger.post(`${path}/${proposal?.id}/withdrawals`).expect(404);
    await stranger.post(path, request).expect(201);
    await (await office.person('official')).post(path, request).expect(403);
  });

  it('ends when the meeting begins', async () => {
    const { meeting, liaison, path } = await aWorld();
    await staff.post(`/api/meetings/${meeting}/moves`, { verb: 'start' }).expect(201);
    await liaison.post(path, request).expect(409);
    expect((await liaison.get(path).expect(200)).body.mayPropose).toBe(false);
  });

  it('has room for five that wait for an answer, however fast one presses', async () => {
    const { liaison, path } = await aWorld();
    const answers = await Promise.all(
      Array.from({ length: 7 }, (_each, at) => liaison.post(path, { ...request, title: `Topik ${at}` })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(2);
  });

  it.each([
    [{ title: '' }, '/title'],
    [{ title: 'a'.repeat(301) }, '/title'],
    [{ reason: 'a'.repeat(2001) }, '/reason'],
    [{ topic: 'politik' }, '/topic'],
    [{ organisationId: 'x' }, '/organisationId'],
    [{ status: 'accepted' }, '/status'],
  ])('refuses %j', async (fields, pointer) => {
    const { liaison, path } = await aWorld();
    const { body } = await liaison.post(path, { ...request, ...fields }).expect(422);
    expect(body.errors).toMatchObject([{ pointer }]);
  });

  it('an answer is for a proposal of this meeting', async () => {
    const { path, propose } = await aWorld();
    const other = await aWorld();
    const [proposal] = await propose();
    await staff.post(`${other.path}/${proposal?.id}/answers`, { accepted: true }).expect(404);
    await staff.post(`${path}/${randomUUID()}/answers`, { accepted: true }).expect(404);
  });
});
