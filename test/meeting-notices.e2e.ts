import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NoticeDelivery } from '../src/features/meetings/index.js';
import { newId } from '../src/kernel/id.js';
import { Mailer } from '../src/platform/mail/mailer.js';
import { addressOf } from './support/mails.js';
import { aMeeting, anAppointment, anOrganisation, aPosition } from './support/factories.js';
import { openOffice, type Person, type TestOffice } from './support/office.js';
import { mailsTo } from './support/reminders.js';

let office: TestOffice;
let staff: Person;

beforeAll(async () => {
  // Mails to invitees hold a link of theirs alone; only a demonstration shows them.
  office = await openOffice({ DEMO: 'true' });
  office.clock.travel('2025-10-01T02:00:00Z');
  staff = await office.person('staff');
});
beforeEach(() => office.clock.travel('2025-10-10T02:00:00Z'));
afterAll(() => office.close());

const deliver = () => office.app.get(NoticeDelivery).deliver();
/** Long enough for second thoughts. */
const later = async (instant = '2025-10-10T02:05:00Z') => {
  office.clock.travel(instant);
  return deliver();
};
const move = (id: string, verb: string, note?: string) =>
  staff.post(`/api/meetings/${id}/moves`, { verb, note }).expect(201);
const invite = (id: string, body: object) => staff.post(`/api/meetings/${id}/invitees`, body);
const subjects = async (address: string) =>
  (await mailsTo(office, address)).map(({ subject }) => subject.replace('[Sinergi] ', ''));

/** A position whose holder has a mailbox. */
async function aHolder(fields: { title?: string } = {}) {
  const address = `${newId()}@contoh.sinergi.test`;
  const position = await aPosition(office, fields);
  await anAppointment(office, position.id, { person: { name: 'Siti Aminah', email: address } });
  return { position, address };
}

describe('an invitation', () => {
  it('of a draft goes to nobody, and to each invitee once when it is published', async () => {
    const { position, address } = await aHolder({ title: 'Kepala Bidang Uji' });
    const chair = await aPosition(office, { title: 'Sekretaris Daerah', holder: 'Budi Santoso' });
    const meeting = await aMeeting(office, { venue: 'Aula KH. Noer Ali', chairPositionId: chair.id });
    await staff.post(`/api/meetings/${meeting.id}/agenda-items`, {
      title: 'Jalan akses',
      topic: 'infrastructure',
      minutes: 30,
    });
    await staff.post(`/api/meetings/${meeting.id}/agenda-items`, {
      title: 'Hal rahasia',
      topic: 'general',
      minutes: 30,
      classification: 'exempt',
    });
    await invite(meeting.id, { positionIds: [position.id] }).expect(201);
    expect(await deliver()).toEqual({ sent: 0, failed: 0 });
    await move(meeting.id, 'publish');
    const [first, second] = await Promise.all([deliver(), deliver()]);
    expect(first.sent + second.sent).toBe(1);
    const [mail] = await mailsTo(office, address);
    expect(mail?.subject).toBe(
      '[Sinergi] Undangan Selasa, 21 Oktober 2025: Rapat Koordinasi Kawasan Industri',
    );
    expect(mail?.text).toContain('Pukul: 09.00–12.00 WIB\nTempat: Aula KH. Noer Ali');
    expect(mail?.text).toContain('Pimpinan rapat: Budi Santoso, Sekretaris Daerah');
    expect(mail?.text).toContain('Diundang sebagai: Kepala Bidang Uji');
    expect(mail?.text).toContain('1. Jalan akses');
    expect(mail?.text).not.toContain('rahasia');
  });

  it('reaches people, organisations and guests, and tells who had a seat already', async () => {
    const [person, guest] = [`${newId()}@contoh.sinergi.test`, `${newId()}@tamu.test`];
    const { position, address } = await aHolder();
    await anAppointment(office, (await aPosition(office)).id, { person: { name: 'Rina', email: person } });
    const [{ id: personId } = { id: '' }] = await office.rows<{ id: string }>(
      sql`SELECT person_id AS id FROM contacts WHERE value = ${person}`,
    );
    const mailbox = `${newId()}@contoh.sinergi.test`;
    const whole = await anOrganisation(office, { email: mailbox });
    const meeting = await aMeeting(office, { publish: true });
    const { body } = await invite(meeting.id, {
      positionIds: [position.id],
      personIds: [personId],
      organisations: [
        { id: whole.id, seats: 'one' },
        { id: position.organisation.id, seats: 'positions' },
      ],
      guests: [{ name: 'Dr. Maria', organisation: 'Universitas Contoh', email: guest }],
    }).expect(201);
    expect(body).toEqual({ added: 4, already: [`${position.title}, ${position.organisation.name}`] });
    expect((await deliver()).sent).toBe(4);
    for (const to of [address, person, mailbox, guest]) expect(await subjects(to)).toHaveLength(1);
    const { body: view } = await staff.get(`/api/meetings/${meeting.id}`);
    expect(view.attendances.at(-1)).toMatchObject({
      name: 'Dr. Maria',
      organisation: null,
      guestOrganisation: 'Universitas Contoh',
    });
    // Pressed again, nobody is added and nobody is told.
    const { body: again } = await invite(meeting.id, { personIds: [personId] });
    expect(again).toMatchObject({ added: 0, already: ['Rina'] });
    expect((await deliver()).sent).toBe(0);
  });

  it('of a meeting that was held is not sent', async () => {
    const { position, address } = await aHolder();
    const meeting = await aMeeting(office, { date: '2025-10-02' });
    await invite(meeting.id, { positionIds: [position.id] });
    await move(meeting.id, 'publish');
    await deliver();
    expect(await subjects(address)).toEqual([]);
  });

  it('waits for a mail server that is down, and is sent once it is back', async () => {
    const { position, address } = await aHolder();
    const meeting = await aMeeting(office, { publish: true });
    await invite(meeting.id, { positionIds: [position.id] });
    const mailer = office.app.get(Mailer);
    const send = mailer.send.bind(mailer);
    mailer.send = () => Promise.reject(new Error('tidak terhubung'));
    try {
      await deliver();
    } finally {
      mailer.send = send;
    }
    const seen = async () => (await staff.get(`/api/meetings/${meeting.id}/invitees`)).body.items[0].notice;
    expect(await seen()).toMatchObject({ state: 'planned', error: 'tidak terhubung' });
    await later();
    expect(await seen()).toMatchObject({ state: 'sent', address });
    expect(await subjects(address)).toHaveLength(1);
  });
});

describe('what is not told', () => {
  it('is the business of staff: no address, no consent, and sending again', async () => {
    const vacant = await aPosition(office, { title: 'Jabatan kosong' });
    const meeting = await aMeeting(office, { publish: true });
    await invite(meeting.id, { positionIds: [vacant.id] });
    expect(await deliver()).toEqual({ sent: 0, failed: 1 });
    const list = async (query = '') =>
      (await staff.get(`/api/meetings/${meeting.id}/invitees${query}`).expect(200)).body.items;
    const [invitee] = await list('?notice=failed&q=kosong');
    expect(invitee).toMatchObject({
      address: null,
      silent: false,
      notice: { kind: 'invitation', state: 'failed', reason: 'no-address' },
    });
    const address = `${newId()}@contoh.sinergi.test`;
    await anAppointment(office, vacant.id, { person: { name: 'Baru', email: address } });
    await staff.post(`/api/meetings/${meeting.id}/notices/${invitee.notice.id}/sendings`).expect(204);
    await deliver();
    expect(await subjects(address)).toHaveLength(1);
    await staff.post(`/api/meetings/${meeting.id}/notices/${invitee.notice.id}/sendings`).expect(409);
    expect(await list('?notice=failed')).toEqual([]);
  });

  it('is an address to look for, where the only one has run out: nobody said that they want no mail', async () => {
    const position = await aPosition(office);
    await anAppointment(office, position.id, { person: { name: 'Pindah', email: `${newId()}@contoh.test` } });
    await office.rows(sql`UPDATE contacts SET valid_until = '2025-01-01' WHERE person_id = (
      SELECT person_id FROM appointments WHERE position_id = ${position.id})`);
    const meeting = await aMeeting(office, { publish: true });
    await invite(meeting.id, { positionIds: [position.id] });
    await deliver();
    const { body } = await staff.get(`/api/meetings/${meeting.id}/invitees`);
    expect(body.items[0]).toMatchObject({
      silent: false,
      notice: { state: 'failed', reason: 'no-address' },
    });
  });

  it('stays silent to who has withdrawn consent', async () => {
    const person = await office.person('official');
    const email = await addressOf(office, person);
    const position = await aPosition(office);
    await anAppointment(office, position.id, { person: { name: 'Sunyi', email } });
    const meeting = await aMeeting(office, { publish: true });
    await person.send('put', '/api/me/consents/email').send({ given: false }).expect(200);
    await invite(meeting.id, { positionIds: [position.id] });
    await deliver();
    expect(await subjects(email)).toEqual([]);
    const { body } = await staff.get(`/api/meetings/${meeting.id}/invitees`);
    expect(body.items[0]).toMatchObject({
      silent: true,
      notice: { state: 'skipped', reason: 'consent-withdrawn' },
    });
  });

  it('is seen by staff alone', async () => {
    const meeting = await aMeeting(office, { publish: true });
    const official = await office.person('official');
    await official.get(`/api/meetings/${meeting.id}/invitees`).expect(403);
    await (await office.person('administrator')).get(`/api/meetings/${meeting.id}/invitees`).expect(403);
  });
});

describe('a change', () => {
  const invited = async () => {
    const { position, address } = await aHolder();
    const meeting = await aMeeting(office, { venue: 'Aula', publish: true });
    await invite(meeting.id, { positionIds: [position.id] });
    await deliver();
    const version = async () => (await staff.get(`/api/meetings/${meeting.id}`)).body.version as number;
    const edit = async (body: object) =>
      staff.patch(`/api/meetings/${meeting.id}`, await version(), body).expect(200);
    return { id: meeting.id, position, address, edit, version };
  };

  it('of time and place is told once, with before and after, however often it was edited', async () => {
    const { address, edit } = await invited();
    await edit({ date: '2025-10-22' });
    await edit({ startTime: '10:00', venue: 'Gedung Wibawa Mukti' });
    await deliver();
    expect(await subjects(address)).toHaveLength(1);
    await later();
    const [, mail] = await mailsTo(office, address);
    expect(mail?.text).toContain('Waktu semula: Selasa, 21 Oktober 2025, 09.00–12.00 WIB');
    expect(mail?.text).toContain('Waktu baru: Rabu, 22 Oktober 2025, 10.00–12.00 WIB');
    expect(mail?.text).toContain('Tempat semula: Aula\nTempat baru: Gedung Wibawa Mukti');
    await later('2025-10-10T03:00:00Z');
    expect(await subjects(address)).toHaveLength(2);
  });

  it('that is taken back at once, or concerns the title alone, is told to nobody', async () => {
    const { address, edit } = await invited();
    await edit({ title: 'Rapat lain' });
    await edit({ date: '2025-10-23' });
    await edit({ date: '2025-10-21' });
    await later();
    expect(await subjects(address)).toHaveLength(1);
  });

  it('to another day after a postponement says which; a cancellation says why', async () => {
    const { id, address, edit } = await invited();
    await move(id, 'postpone', 'Bupati berhalangan');
    await later();
    await edit({ date: '2025-10-28' });
    await move(id, 'reschedule');
    await later('2025-10-10T02:10:00Z');
    await move(id, 'cancel', 'Digabung dengan rapat lain');
    await later('2025-10-10T02:20:00Z');
    const mails = await mailsTo(office, address);
    expect(mails.map(({ subject }) => subject.replace(/^\[Sinergi\] (.*): .*$/, '$1'))).toEqual([
      'Undangan Selasa, 21 Oktober 2025',
      'Rapat ditunda',
      'Waktu baru rapat, Selasa, 28 Oktober 2025',
      'Rapat dibatalkan',
    ]);
    expect(mails[1]?.text).toContain('Alasan: Bupati berhalangan');
    expect(mails[2]?.text).toContain('Waktu semula: Selasa, 21 Oktober 2025');
    expect(mails[3]?.text).toContain('Alasan: Digabung dengan rapat lain');
  });

  it('that undoes a postponement at once is told to nobody', async () => {
    const { id, address } = await invited();
    await move(id, 'postpone');
    await move(id, 'reschedule');
    await later();
    expect(await subjects(address)).toHaveLength(1);
  });

  it('tells who is no longer invited, unless the seat is given back at once', async () => {
    const { id, position, address, version } = await invited();
    const seat = async () => (await staff.get(`/api/meetings/${id}`)).body.attendances[0].id as string;
    const remove = async () =>
      staff.delete(`/api/meetings/${id}/attendances/${await seat()}`, await version()).expect(200);
    await remove();
    await invite(id, { positionIds: [position.id] });
    await later();
    expect(await subjects(address)).toHaveLength(1);
    await remove();
    await later('2025-10-10T02:10:00Z');
    await invite(id, { positionIds: [position.id] });
    await later('2025-10-10T02:20:00Z');
    const [, second, third] = await subjects(address);
    expect(second).toMatch(/^Undangan ditarik/);
    expect(third).toMatch(/^Undangan Selasa/);
  });

  it('to a draft that is cancelled is told to nobody', async () => {
    const { position, address } = await aHolder();
    const meeting = await aMeeting(office);
    await invite(meeting.id, { positionIds: [position.id] });
    await move(meeting.id, 'cancel');
    await later();
    expect(await subjects(address)).toEqual([]);
  });
});
