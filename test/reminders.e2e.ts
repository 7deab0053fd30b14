import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ReminderDelivery, ReminderPlanner } from '../src/features/reminders/index.js';
import { aMeeting, anAppointment, anOrganisation, aPosition } from './support/factories.js';
import { openOffice, type Person, type TestOffice } from './support/office.js';

interface Ledger {
  rule: string;
  state: string;
  reason: string | null;
  address: string;
}

let office: TestOffice;
let staff: Person;
let ownerId: string;

beforeAll(async () => {
  office = await openOffice();
  office.clock.travel('2026-01-05T02:00:00Z');
  staff = await office.person('staff');
});
afterAll(() => office.close());

beforeEach(async () => {
  office.clock.travel('2026-01-05T02:00:00Z');
  ownerId = (await anOrganisation(office, { email: 'dinas@contoh.sinergi.test' })).id;
});

async function anAgreed(dueOn: string, fields: object = {}): Promise<string> {
  const body = {
    title: 'Memasang lampu',
    topic: 'infrastructure',
    target: 60,
    unit: 'titik',
    dueOn,
    ownerId,
    ...fields,
  };
  const { id } = (await staff.post('/api/commitments', body).expect(201)).body as { id: string };
  await staff.post(`/api/commitments/${id}/moves`, { verb: 'agree' }).expect(201);
  return id;
}

const plan = () => office.app.get(ReminderPlanner).plan();
const deliver = () => office.app.get(ReminderDelivery).deliver();

async function ledger(subjectId: string): Promise<Ledger[]> {
  return office.rows<Ledger>(sql`
    SELECT q.code AS rule, r.state, r.reason, r.address FROM reminders r JOIN reminder_rules q ON q.id = r.rule_id
    WHERE r.subject_id = ${subjectId} ORDER BY r.due_at, q.code`);
}

async function mailsAbout(title: string): Promise<string[]> {
  const folder = join(office.config.dataDirectory, 'mailbox');
  const names = await readdir(folder).catch(() => []);
  const mails = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return mails.map((mail) => mail.replaceAll(/=\r\n/g, '')).filter((mail) => mail.includes(title));
}

describe('a reminder', () => {
  it('is planned once and sent once, even when several work at once', async () => {
    const id = await anAgreed('2026-03-31', { title: 'Sekali saja terkirim' });
    // Three working days before, over the Idulfitri holidays of March 2026.
    office.clock.travel('2026-03-26T02:00:30Z');
    await Promise.all([plan(), plan(), plan()]);
    await plan();
    expect((await ledger(id)).filter(({ state }) => state === 'planned')).toEqual([
      expect.objectContaining({ rule: 'commitment_due_3', address: 'dinas@contoh.sinergi.test' }),
    ]);
    await Promise.all([deliver(), deliver(), deliver()]);
    await deliver();
    const mails = await mailsAbout('Sekali saja terkirim');
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain('3 hari kerja lagi');
    expect(mails[0]).toContain('Selasa, 31 Maret 2026');
  });

  it('counts working days over collective leave: seven before 31 March 2026 is 13 March', async () => {
    const id = await anAgreed('2026-03-31');
    office.clock.travel('2026-03-12T12:00:00Z');
    await plan();
    const [row] = await office.rows<{ due_at: Date }>(sql`
      SELECT r.due_at FROM reminders r JOIN reminder_rules q ON q.id = r.rule_id
      WHERE r.subject_id = ${id} AND q.code = 'commitment_due_7'`);
    // Back from the 31st: 30, 27, 26, 25; the 18th to the 24th are free; then 17, 16, 13. At 09.00 WIB.
    expect(row?.due_at.toISOString()).toBe('2026-03-13T02:00:00.000Z');
  });

  it('is not made up for what came before the promise', async () => {
    office.clock.travel('2026-02-25T02:00:00Z');
    const id = await anAgreed('2026-02-27');
    await plan();
    expect((await ledger(id)).map(({ rule }) => rule)).not.toContain('commitment_due_3');
    expect(await ledger(id)).toEqual([
      expect.objectContaining({ rule: 'commitment_due_1', state: 'planned' }),
    ]);
  });

  it('after a week in which nobody worked says only what now matters', async () => {
    const id = await anAgreed('2026-05-08', { title: 'Sepekan tanpa pekerja' });
    office.clock.travel('2026-05-08T03:00:00Z');
    await plan();
    await deliver();
    const sent = (await ledger(id)).filter(({ state }) => state === 'sent');
    expect(sent.map(({ rule }) => rule)).toEqual(['commitment_due']);
    expect((await ledger(id)).filter(({ state }) => state === 'skipped').map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(['superseded']),
    );
    expect(await mailsAbout('Sepekan tanpa pekerja')).toHaveLength(1);
  });

  it('is dropped with its reason when the commitment was submitted or its date moved', async () => {
    const submitted = await anAgreed('2026-06-26', { title: 'Sudah diajukan' });
    const moved = await anAgreed('2026-06-26', { title: 'Tenggat mundur' });
    office.clock.travel('2026-06-22T12:00:00Z');
    await plan();
    await staff.post(`/api/commitments/${submitted}/moves`, { verb: 'submit' }).expect(201);
    const wish = { dueOn: '2026-09-30', reason: 'Menunggu daya' };
    const { body } = await staff.post(`/api/commitments/${moved}/extensions`, wish).expect(201);
    const answers = `/api/commitments/${moved}/extensions/${body.extensions[0].id}/answers`;
    await staff.post(answers, { granted: true }).expect(201);
    office.clock.travel('2026-06-23T02:30:00Z');
    await plan();
    await deliver();
    const states = async (id: string) => (await ledger(id)).map(({ state, reason }) => [state, reason]);
    expect(await states(submitted)).toEqual(expect.arrayContaining([['skipped', 'subject-closed']]));
    expect(await states(moved)).toEqual(expect.arrayContaining([['skipped', 'date-moved']]));
    expect([...(await mailsAbout('Sudah diajukan')), ...(await mailsAbout('Tenggat mundur'))]).toEqual([]);
  });

  it('goes to who holds the invited position on that day, and tells day, time and place', async () => {
    const organisation = await anOrganisation(office);
    const position = await aPosition(office, { organisationId: organisation.id });
    await anAppointment(office, position.id, {
      person: { name: 'Siti Aminah', email: 'siti@contoh.sinergi.test' },
    });
    const about = { title: 'Rapat yang diingatkan', date: '2026-02-10', venue: 'Aula Cikarang Pusat' };
    const { id } = await aMeeting(office, about);
    await staff.post(`/api/meetings/${id}/attendances`, { positionId: position.id }).expect(201);
    await staff.post(`/api/meetings/${id}/moves`, { verb: 'publish' }).expect(201);
    office.clock.travel('2026-02-09T02:30:00Z');
    await plan();
    await deliver();
    const [mail] = await mailsAbout('Rapat yang diingatkan');
    expect(mail).toContain('siti@contoh.sinergi.test');
    expect(mail).toContain('Selasa, 10 Februari 2026');
    expect(mail).toContain('Aula Cikarang Pusat');
    expect(mail).toMatch(/09\.00.*WIB/);
  });
});

describe('a rule', () => {
  it('that is switched on again does not blast the past', async () => {
    const rules = (await staff.get('/api/reminder-rules').expect(200)).body.items as {
      id: string;
      code: string;
      version: number;
    }[];
    const rule = rules.find(({ code }) => code === 'commitment_due_1');
    const id = await anAgreed('2026-07-31');
    await staff.patch(`/api/reminder-rules/${rule?.id}`, rule?.version ?? 0, { enabled: false }).expect(200);
    office.clock.travel('2026-07-30T06:00:00Z');
    await plan();
    await staff
      .patch(`/api/reminder-rules/${rule?.id}`, (rule?.version ?? 0) + 1, { enabled: true })
      .expect(200);
    await plan();
    expect(
      (await ledger(id)).filter(
        ({ rule: code, state }) => code === 'commitment_due_1' && state !== 'skipped',
      ),
    ).toEqual([]);
    const liaison = await office.person('liaison', ownerId);
    await liaison.patch(`/api/reminder-rules/${rule?.id}`, 3, { enabled: false }).expect(403);
  });
});

describe('the ledger', () => {
  it('shows a liaison only what went to the own organisation', async () => {
    const id = await anAgreed('2026-08-14', { title: 'Buku pengingat' });
    office.clock.travel('2026-08-14T02:30:00Z');
    await plan();
    const other = await office.person('liaison', (await anOrganisation(office)).id);
    const own = await office.person('liaison', ownerId);
    const of = async (person: Person) =>
      (await person.get(`/api/reminders?commitmentId=${id}`).expect(200)).body.items as unknown[];
    expect((await of(own)).length).toBeGreaterThan(0);
    expect(await of(other)).toEqual([]);
    expect((await of(staff)).length).toBe((await of(own)).length);
    await own.get('/api/reminder-health').expect(403);
    expect((await staff.get('/api/reminder-health').expect(200)).body).toMatchObject({ failed: 0 });
  });
});
