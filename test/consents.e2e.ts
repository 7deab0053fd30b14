import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { DeliveryQueries } from '../src/features/reminders/delivery.queries.js';
import { anAppointment, anOrganisation, aPosition } from './support/factories.js';
import { openOffice, type Person, type TestOffice } from './support/office.js';
import { anAgreed, deliver, fates, ledger, mailsTo, plan } from './support/reminders.js';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());
beforeEach(() => office.clock.travel('2026-06-22T01:00:00Z'));

const decide = (person: Person, body: object) => person.send('put', '/api/me/consents/email').send(body);
const withdraw = (person: Person) => decide(person, { given: false }).expect(200);
const give = (person: Person) => decide(person, { given: true, textVersion: 1 }).expect(200);

/** A person with an account who does the work of an organisation, and a reminder to them that is due now. */
async function aDueReminder({ shared = null }: { shared?: string | null } = {}) {
  const person = await office.person('staff');
  const { email } = (await person.get('/api/me').expect(200)).body as { email: string };
  const organisation = await anOrganisation(office, { email: shared });
  const { id: positionId } = await aPosition(office, { organisationId: organisation.id });
  await anAppointment(office, positionId, { person: { name: 'Siti Aminah', email } });
  const subjectId = await anAgreed(office, organisation.id, '2026-06-30');
  office.clock.travel('2026-06-25T02:00:00Z');
  await plan(office);
  expect(await fates(office, subjectId)).toEqual(['due_3 planned']);
  return { person, email, subjectId };
}

describe('withdrawing consent', () => {
  it('stops a reminder that is due, and the ledger says why', async () => {
    const { person, email, subjectId } = await aDueReminder();
    await withdraw(person);
    await deliver(office);
    expect(await fates(office, subjectId)).toEqual(['due_3 skipped consent-withdrawn']);
    expect(await mailsTo(office, email)).toEqual([]);
  });

  it('stops even one that a worker has already taken', async () => {
    const { person, email, subjectId } = await aDueReminder();
    const queries = office.app.get(DeliveryQueries);
    const claim = queries.claim.bind(queries);
    const claiming = vi.spyOn(queries, 'claim').mockImplementation(async (limit) => {
      const claims = await claim(limit);
      if (claims.length > 0) await withdraw(person);
      return claims;
    });
    await deliver(office);
    claiming.mockRestore();
    expect(await ledger(office, subjectId)).toMatchObject([
      { state: 'skipped', reason: 'consent-withdrawn', attempts: 1 },
    ]);
    expect(await mailsTo(office, email)).toEqual([]);
  });

  it('lets the organisation’s own mailbox be reminded instead', async () => {
    const shared = `${randomUUID()}@contoh.sinergi.test`;
    const { person, email, subjectId } = await aDueReminder({ shared });
    await withdraw(person);
    await plan(office);
    await deliver(office);
    const told = (await ledger(office, subjectId)).map(({ address, state }) => [address, state]);
    expect(Object.fromEntries(told)).toEqual({ [email]: 'skipped', [shared]: 'sent' });
  });

  it('also stops what goes to an address that the directory links to the account', async () => {
    const { person, email, subjectId } = await aDueReminder();
    await office.rows(sql`
      UPDATE people SET user_id = ${person.userId}
      WHERE id = (SELECT person_id FROM contacts WHERE value = ${email})`);
    await office.rows(sql`
      UPDATE users SET email = ${`${randomUUID()}@contoh.sinergi.test`} WHERE id = ${person.userId}`);
    await withdraw(person);
    await deliver(office);
    expect(await fates(office, subjectId)).toEqual(['due_3 skipped consent-withdrawn']);
  });

  it('is taken back by consenting again, as long as the reminder still matters', async () => {
    const { person, email, subjectId } = await aDueReminder();
    await withdraw(person);
    await plan(office);
    expect(await fates(office, subjectId)).toContain('due_3 skipped consent-withdrawn');
    await give(person);
    await plan(office);
    await deliver(office);
    expect(await fates(office, subjectId)).toContain('due_3 sent');
    expect(await mailsTo(office, email)).toHaveLength(1);
  });

  it('says nothing about other people', async () => {
    const { email, subjectId } = await aDueReminder();
    await withdraw(await office.person('staff'));
    await deliver(office);
    expect(await fates(office, subjectId)).toEqual(['due_3 sent']);
    expect(await mailsTo(office, email)).toHaveLength(1);
  });
});

describe('consent', () => {
  it('is e-mail switched on for who never decided, with the text that explains it', async () => {
    const { body } = await (await office.person('staff')).get('/api/me/consents').expect(200);
    expect(body.items).toEqual([
      {
        channel: 'email',
        active: true,
        decision: null,
        text: { version: 1, id: expect.stringContaining('pemberitahuan tugas'), en: expect.any(String) },
      },
    ]);
  });

  it('is kept with the version of its text and the time, every decision of it, in the history too', async () => {
    const person = await office.person('staff');
    await give(person);
    await give(person);
    office.clock.travel('2026-06-23T01:00:00Z');
    const { body } = await withdraw(person);
    expect(body.items[0]).toMatchObject({
      active: false,
      decision: { given: false, at: '2026-06-23T01:00:00.000Z', textVersion: 1 },
    });
    const rows = await office.rows<{ given: boolean }>(sql`
      SELECT given FROM consents WHERE user_id = ${person.userId} ORDER BY number`);
    expect(rows.map(({ given }) => given)).toEqual([true, false]);
    const entries = await office.rows<{ verb: string }>(sql`
      SELECT verb FROM history_entries WHERE subject_id = ${person.userId} AND verb LIKE '%consent' ORDER BY id`);
    expect(entries.map(({ verb }) => verb)).toEqual(['give-consent', 'withdraw-consent']);
  });

  it('is given to the text that was read, while withdrawing needs none', async () => {
    const person = await office.person('staff');
    await decide(person, { given: true, textVersion: 2 }).expect(409);
    await decide(person, { given: true }).expect(409);
    await withdraw(person);
    await person.send('put', '/api/me/consents/pigeon').send({ given: false }).expect(404);
    await office.nobody.send('put', '/api/me/consents/email').send({ given: false }).expect(401);
  });

  it('cannot be altered afterwards, not even by the program', async () => {
    const person = await office.person('staff');
    await give(person);
    await expect(
      office.rows(sql`UPDATE consents SET given = false WHERE user_id = ${person.userId}`),
    ).rejects.toThrow(/append only/);
  });
});
