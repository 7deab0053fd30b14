import { createHash, randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { UserNoticeDelivery } from '../src/features/meetings/index.js';
import { mailsOf } from './support/mails.js';
import { anOrganisation, aPosition } from './support/factories.js';
import { HeldMinutes, seated } from './support/held-minutes.js';
import { TestMinutes } from './support/minutes.js';
import { openOffice, type Person, type TestOffice } from './support/office.js';

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
  office.clock.travel('2025-10-22T03:00:00Z');
  held = await HeldMinutes.of(office, staff);
});

const versions = (meetingId: string) =>
  office.rows<{ number: number; content: string; sha256: string }>(sql`
    SELECT number, content, sha256 FROM minutes_versions WHERE meeting_id = ${meetingId} ORDER BY number`);

/** Whether the page of the meeting shows what was said, to staff and to who took part. */
const mayRead = () =>
  Promise.all(
    [staff, held.liaison].map(async (person) => {
      const { body } = await person.get(held.notes.path).expect(200);
      return body.minutesReadable as boolean;
    }),
  );

describe('the round of correction', () => {
  it('lets those who took part read the notes, and say what is wrong without changing them', async () => {
    await held.liaison.get(`${held.path}/reading`).expect(404);
    expect(await mayRead()).toEqual([true, false]);
    const opened = await held.move('open_round').expect(201);
    // Two working days after Wednesday the 22nd.
    expect(opened.body).toMatchObject({ status: 'correction', roundEndsOn: '2025-10-24' });
    expect(await mayRead()).toEqual([true, true]);
    const commented = await held.comment().expect(201);
    expect(commented.body).toMatchObject({
      blocks: [{ text: 'Titik gelap 60' }],
      comments: [{ text: 'Titik gelap kami 62', quote: 'Titik gelap 60', status: 'open', answerNote: null }],
    });
    const id = commented.body.comments[0].id as string;
    const path = `${held.path}/comments/${id}/answers`;
    await staff.post(path, { takenOver: false }).expect(422);
    const answered = await staff.post(path, { takenOver: true, note: 'Sudah diperbaiki' }).expect(201);
    expect(answered.body.comments).toMatchObject([{ status: 'taken_over', answerNote: 'Sudah diperbaiki' }]);
    expect((await staff.post(path, { takenOver: true }).expect(409)).body.detail).toMatch(/sudah dijawab/);
    expect((await held.notes.list())[0]?.text).toBe('Titik gelap 60');
    // Accepted is not yet written: whoever approves is told, until it is.
    const unwritten = async () => (await staff.get(held.path).expect(200)).body.acceptedUnchanged as number;
    expect(await unwritten()).toBe(1);
    await held.notes.put(staff, held.block, 1, { text: 'Titik gelap 62' }).expect(200);
    expect(await unwritten()).toBe(0);
  });

  it('says of which organisation a speaker is, where the title leaves it open', async () => {
    const agencies = await Promise.all(
      ['Dinas Perhubungan', 'Dinas Perikanan'].map((name) =>
        anOrganisation(office, { name: `${name} ${randomUUID()}` }),
      ),
    );
    const titles = ['Kepala Dinas', `Sekretaris ${agencies[1]!.name}`];
    for (const [at, { id, name }] of agencies.entries()) {
      const { id: speakerPositionId } = await aPosition(office, { organisationId: id, title: titles[at]! });
      await held.notes
        .put(staff, randomUUID(), null, { text: name, speakerPositionId, orderKey: `a${at + 1}` })
        .expect(200);
    }
    const { body } = await staff.get(`${held.path}/reading`).expect(200);
    const speakers = (body.blocks as { speaker: string | null }[]).map(({ speaker }) => speaker);
    expect(speakers).toEqual([null, `Kepala Dinas, ${agencies[0]!.name}`, titles[1]]);
  });

  it('is told to whoever may comment, once, in their language, and to nobody who wants no mail', async () => {
    const [english, silent, stranger] = await Promise.all([
      office.person('liaison', held.organisationId),
      office.person('liaison', held.organisationId),
      office.person('liaison', (await anOrganisation(office)).id),
    ]);
    await office.rows(sql`UPDATE users SET locale = 'en' WHERE id = ${english.userId}`);
    await silent.send('put', '/api/me/consents/email').send({ given: false }).expect(200);
    const delivery = office.app.get(UserNoticeDelivery);
    await delivery.deliver();
    await held.move('open_round').expect(201);
    const [one, other] = await Promise.all([delivery.deliver(), delivery.deliver()]);
    expect(one.sent + other.sent).toBe(2);
    const [mail, ...more] = await mailsOf(office, held.liaison);
    expect(more).toEqual([]);
    expect(mail?.subject).toMatch(/^\[Sinergi\] Mohon koreksi notula sampai Jumat, 24 Oktober 2025: /);
    expect(mail?.text).toContain(`/meetings/${held.notes.id}/minutes/read`);
    expect(
      (await mailsOf(office, english)).map(({ text }) => /Last day: Friday,? 24 October/.test(text)),
    ).toEqual([true]);
    for (const nobody of [silent, stranger, staff]) expect(await mailsOf(office, nobody)).toEqual([]);
    // A round that ended before its mail could leave is told to nobody.
    await held.move('end_round').expect(201);
    await held.move('open_round').expect(201);
    await held.move('end_round').expect(201);
    expect((await delivery.deliver()).sent).toBe(0);
  });

  it('ends by itself when its last day is over, and staff may end it before', async () => {
    await held.move('open_round', { days: 1 }).expect(201);
    office.clock.travel('2025-10-23T16:59:00Z');
    expect((await staff.get(held.path).expect(200)).body.status).toBe('correction');
    office.clock.travel('2025-10-23T17:01:00Z');
    expect((await staff.get(held.path).expect(200)).body.status).toBe('awaiting_approval');
    expect((await held.comment().expect(409)).body.detail).toMatch(/tidak sedang berlangsung/);
    await held.approve().expect(201);
  });

  it('keeps an exempt item, and what is said on it, from who is not cleared', async () => {
    const open = held.block;
    const secret = randomUUID();
    held = await HeldMinutes.of(office, staff);
    held.notes.item = await held.notes.addItem('Tertutup', { classification: 'exempt' });
    await held.notes.put(staff, secret, null, { text: 'Rahasia' }).expect(200);
    await held.move('open_round').expect(201);
    const { body } = await held.liaison.get(`${held.path}/reading`).expect(200);
    expect([body.agenda.length, body.blocks.length]).toEqual([1, 1]);
    for (const block of [secret, open, randomUUID()]) {
      await held.liaison.post(`${held.path}/note-blocks/${block}/comments`, { text: 'Mencoba' }).expect(404);
    }
    await held.move('end_round').expect(201);
    await held.approve().expect(201);
    const seen = (await held.liaison.get(`${held.path}/versions/1`).expect(200)).body;
    expect(seen).toMatchObject({ whole: false, blocks: [{ text: 'Titik gelap 60' }] });
    expect(JSON.stringify(seen)).not.toMatch(/Rahasia|Tertutup/);
    expect((await staff.get(`${held.path}/versions/1`).expect(200)).body).toMatchObject({
      whole: true,
      plan: { startTime: expect.stringMatching(/^\d\d:\d\d$/), mode: 'on_site' },
    });
  });

  it('is for a meeting that was held, and for those who took part', async () => {
    const planned = await TestMinutes.of(office, staff, { publish: true });
    const early = await staff.post(`${planned.path}/minutes/moves`, { verb: 'open_round' }).expect(409);
    expect(early.body.detail).toMatch(/setelah rapat selesai/);
    await held.move('open_round').expect(201);
    const stranger = await office.person('liaison', (await anOrganisation(office)).id);
    await stranger.get(held.path).expect(404);
    await held.comment('Bukan rapat saya', stranger).expect(404);
    await held.move('end_round', {}, held.liaison).expect(403);
  });
});

describe('approval', () => {
  it('locks what was agreed on, with a number and the hash of its very bytes', async () => {
    await held.correct();
    const { body: before } = await staff.get(held.notes.path).expect(200);
    const seat = `${held.notes.path}/attendances/${before.attendances[0].id as string}`;
    expect((await held.approve(staff, {}).expect(409)).body.detail).toMatch(
      /pimpinan rapat telah mengesahkan/,
    );
    const { body } = await held.approve().expect(201);
    expect(body).toMatchObject({ status: 'approved', versions: [{ number: 1, notedForChair: true }] });
    expect(body.reference).toMatch(/^NOT-2025-\d{4}$/);
    const [version] = await versions(held.notes.id);
    expect(
      createHash('sha256')
        .update(version?.content ?? '')
        .digest('hex'),
    ).toBe(version?.sha256);
    expect(body.versions[0].sha256).toBe(version?.sha256);
    const refusals = [
      held.notes.put(staff, held.block, 1, { text: 'Lain' }),
      held.notes.put(staff, randomUUID(), null),
      staff.delete(`${held.notes.path}/note-blocks/${held.block}`, 1),
      staff.post(`${held.notes.path}/decisions`, { text: 'Terlambat' }),
      staff.post(`${held.notes.path}/attendances`, {
        organisationId: held.organisationId,
        name: 'Terlambat',
      }),
      // Approved with the rest: who was there, and where it was.
      staff.patch(seat, (before.version as number) + 1, { status: 'present' }),
      staff.delete(seat, (before.version as number) + 1),
      staff.patch(held.notes.path, (before.version as number) + 1, { venue: 'Di tempat lain' }),
    ];
    for (const refused of refusals) {
      const answer = await refused;
      expect([answer.status, answer.body.detail]).toEqual([409, expect.stringMatching(/sudah disahkan/)]);
    }
    const { body: meeting } = await staff.get(held.notes.path).expect(200);
    expect(meeting.can).not.toContain('edit');
    await expect(office.rows(sql`UPDATE minutes_versions SET reason = 'x'`)).rejects.toThrow(
      /permission denied|append only/,
    );
  });

  it('is a right of the chair of this meeting, whose name it carries', async () => {
    const chair = await aPosition(office, { title: 'Sekretaris Daerah' });
    held = await HeldMinutes.of(office, staff, { chairPositionId: chair.id });
    const leader = await seated(office, chair.id);
    const other = await seated(office, (await aPosition(office)).id);
    await held.correct();
    await held.approve(other, {}).expect(404);
    await held.approve(held.liaison, {}).expect(403);
    const { body } = await held.approve(leader, {}).expect(201);
    expect(body.versions).toMatchObject([{ notedForChair: false }]);
  });

  it('waits until each comment is answered', async () => {
    await held.move('open_round').expect(201);
    await held.comment().expect(201);
    await held.move('end_round').expect(201);
    expect((await held.approve().expect(409)).body.detail).toMatch(/belum dijawab/);
  });

  it('agrees the proposals that can be measured, and leaves the others', async () => {
    const { id: meetingId } = held.notes;
    const about = { ownerId: held.organisationId, meetingId, topic: 'csr' };
    const measured = { ...about, title: 'Lampu', target: 60, unit: 'titik', dueOn: '2025-12-01' };
    const first = (await staff.post('/api/commitments', measured).expect(201)).body.id as string;
    const vague = (await staff.post('/api/commitments', { ...about, title: 'Ikut peduli' }).expect(201)).body;
    await held.correct();
    await held.approve().expect(201);
    expect((await staff.get(`/api/commitments/${first}`)).body.status).toBe('agreed');
    expect((await staff.get(`/api/commitments/${vague.id as string}`)).body.status).toBe('proposed');
    const { body } = await staff.get(`${held.path}/versions/1`).expect(200);
    expect(body.commitments).toMatchObject([{ status: 'agreed' }, { status: 'proposed' }]);
  });
});
