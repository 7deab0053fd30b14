import sql from 'sql-template-tag';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anAppointment, anOrganisation, aPosition } from './support/factories.js';
import { openOffice, type Person, type TestOffice } from './support/office.js';
import { anAgreed, deliver, fates, mailsTo, plan } from './support/reminders.js';

let office: TestOffice;
let staff: Person;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());
beforeEach(async () => {
  office.clock.travel('2026-06-22T01:00:00Z');
  staff = await office.person('staff');
});

/** Somebody in the directory who does the work of an organisation. */
async function aHolder(address = `${randomUUID()}@contoh.sinergi.test`) {
  const organisation = await anOrganisation(office, { email: null });
  const { id: positionId } = await aPosition(office, { organisationId: organisation.id });
  await anAppointment(office, positionId, { person: { name: 'Siti Aminah', email: address } });
  const { body } = await staff.get(`/api/organisations/${organisation.id}`).expect(200);
  const personId = body.positions[0].holder.person.id as string;
  return { organisation, address, personId, path: `/api/people/${personId}/consents` };
}

const stop = { channel: 'email', given: false, means: 'telephone', note: 'Lewat telepon' };
const again = { channel: 'email', given: true, textVersion: 1, means: 'letter' };

describe('what somebody without an account told staff', () => {
  it('silences a reminder that is already due, until they say otherwise', async () => {
    const { organisation, address, path } = await aHolder();
    const subjectId = await anAgreed(office, organisation.id, '2026-06-30');
    office.clock.travel('2026-06-25T02:00:00Z');
    await plan(office);
    expect(await fates(office, subjectId)).toEqual(['due_3 planned']);
    await staff.post(path, stop).expect(201);
    await deliver(office);
    expect(await fates(office, subjectId)).toEqual(['due_3 skipped consent-withdrawn']);
    expect(await mailsTo(office, address)).toEqual([]);

    await staff.post(path, again).expect(201);
    await plan(office);
    await deliver(office);
    expect(await mailsTo(office, address)).toHaveLength(1);
  });

  it('is kept with who noted it, when, how, and for which text', async () => {
    const { path, personId } = await aHolder();
    const { body: unasked } = await staff.get(path).expect(200);
    expect(unasked).toMatchObject({
      decidesAlone: false,
      items: [{ channel: 'email', active: true, decision: null }],
    });
    const { body } = await staff.post(path, stop).expect(201);
    expect(body.items).toMatchObject([
      {
        active: false,
        decision: {
          given: false,
          at: '2026-06-22T01:00:00.000Z',
          textVersion: 1,
          means: 'telephone',
          note: 'Lewat telepon',
          by: 'Pengguna staff',
        },
      },
    ]);
    await staff.post(path, stop).expect(201);
    await staff.post(path, { ...again, textVersion: undefined }).expect(409);
    await staff.post(path, { ...again, textVersion: 9 }).expect(409);
    await staff.post(path, { ...stop, means: 'pigeon' }).expect(422);
    await staff.post(path, again).expect(201);
    const kept = await office.rows(
      sql`SELECT given FROM person_consents WHERE person_id = ${personId} ORDER BY number`,
    );
    expect(kept).toEqual([{ given: false }, { given: true }]);
    const entries = await office.rows<{ verb: string }>(sql`
      SELECT verb FROM history_entries WHERE subject_id = ${personId} AND verb LIKE '%consent' ORDER BY id`);
    expect(entries.map(({ verb }) => verb)).toEqual(['withdraw-consent', 'give-consent']);
    await expect(
      office.rows(sql`UPDATE person_consents SET given = false WHERE person_id = ${personId}`),
    ).rejects.toThrow();
  });

  it('is nothing that staff may say for who has an account; what was told before holds until they decide', async () => {
    const address = `${randomUUID()}@contoh.sinergi.test`;
    const { path } = await aHolder(address);
    await staff.post(path, stop).expect(201);
    const person = await office.person('liaison', (await anOrganisation(office)).id);
    await office.rows(sql`UPDATE users SET email = ${address} WHERE id = ${person.userId}`);
    const { body } = await staff.post(path, again).expect(409);
    expect(body.detail ?? body.title).toBe(
      'Orang ini mempunyai akun, jadi hanya ia sendiri yang memutuskan.',
    );
    expect((await staff.get(path).expect(200)).body.decidesAlone).toBe(true);
    const { body: mine } = await person.get('/api/me/data').expect(200);
    const told = mine.sections.find(({ key }: { key: string }) => key === 'consents');
    expect(told.items).toMatchObject([{ given: false, means: 'telephone', notedBy: 'Pengguna staff' }]);

    const { silenced } = await import('../src/features/directory/index.js');
    const isSilent = async () =>
      (await office.rows(sql`SELECT key FROM (${silenced}) AS s WHERE key = ${address}`)).length > 0;
    expect(await isSilent()).toBe(true);
    expect((await person.get('/api/me/consents').expect(200)).body.items).toMatchObject([{ active: false }]);
    await person.send('put', '/api/me/consents/email').send({ given: true, textVersion: 1 }).expect(200);
    expect(await isSilent()).toBe(false);
  });

  it('is for who may see people, and noted by staff alone', async () => {
    const { path, organisation } = await aHolder();
    const official = await office.person('official');
    await official.get(path).expect(200);
    await official.post(path, stop).expect(403);
    await (await office.person('liaison', organisation.id)).get(path).expect(403);
    await staff.get(`/api/people/${randomUUID()}/consents`).expect(404);
    await staff.post(`/api/people/${randomUUID()}/consents`, stop).expect(404);
  });
});
