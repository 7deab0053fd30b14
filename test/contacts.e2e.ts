import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ContactView } from '../src/features/directory/contacts/contact.dto.js';
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

const address = () => `${randomUUID()}@contoh.sinergi.test`;
const first = (list: { items: ContactView[] }): ContactView => {
  const [contact] = list.items;
  if (contact === undefined) throw new Error('a contact was expected');
  return contact;
};

/** Somebody who does the work of an organisation without a mailbox of its own. */
async function aHolder(email: string | null = address()) {
  const organisation = await anOrganisation(office);
  const { id: positionId } = await aPosition(office, { organisationId: organisation.id });
  await anAppointment(office, positionId, { person: { name: 'Siti Aminah', email } });
  const { body } = await staff.get(`/api/organisations/${organisation.id}`).expect(200);
  const personId = body.positions[0].holder.person.id as string;
  return { organisation, email: email ?? '', personId, path: `/api/people/${personId}/contacts` };
}

describe('the contacts of a person', () => {
  it('are kept as they are dialled and written, the first of each kind being the first choice', async () => {
    const { path, email } = await aHolder();
    const { body } = await staff.post(path, { kind: 'phone', value: '(021) 8997 0101 ext 12' }).expect(201);
    await staff.post(path, { kind: 'email', value: 'Kantor@Contoh.TEST', purpose: 'invitation' }).expect(201);
    await staff.post(path, { kind: 'whatsapp', value: '0812-3456-7890', note: 'Ajudan' }).expect(201);
    expect(body.items).toMatchObject([
      { value: email, preferred: true, purpose: 'general', active: true, decision: null },
      { value: '+622189970101', shown: '+62 21 89970101', note: 'ext. 12', preferred: true },
    ]);
    const { body: all } = await staff.get(path).expect(200);
    expect(all.items).toMatchObject([
      { value: email, preferred: true },
      { value: 'kantor@contoh.test', preferred: false, purpose: 'invitation' },
      { kind: 'phone' },
      { kind: 'whatsapp', value: '+6281234567890', preferred: true, note: 'Ajudan' },
    ]);
    expect(all.can).toEqual(['edit']);
    const { body: person } = await staff.get(path.replace('/contacts', '')).expect(200);
    expect(person).toMatchObject({ email, phone: '+622189970101' });
  });

  it('are refused when they cannot be one, stand there already, or have passed', async () => {
    const { path, email } = await aHolder();
    for (const [fields, pointer, code] of [
      [{ kind: 'email', value: 'bukan surel' }, '/value', 'isEmail'],
      [{ kind: 'phone', value: '0812' }, '/value', 'isPhone'],
      [{ kind: 'email', value: 'a@b.test', validUntil: '2026-06-21' }, '/validUntil', 'in-the-past'],
      [{ kind: 'fax', value: '021 555' }, '/kind', 'isIn'],
      [{ kind: 'email', value: 'a@b.test', owner: 'x' }, '/owner', 'unknown-field'],
    ] as const) {
      const { body } = await staff.post(path, fields).expect(422);
      expect(body.errors).toEqual([expect.objectContaining({ pointer, code })]);
    }
    await staff.post(path, { kind: 'email', value: email.toUpperCase() }).expect(409);
    for (let at = 0; at < 19; at += 1)
      await staff.post(path, { kind: 'email', value: address() }).expect(201);
    await staff.post(path, { kind: 'email', value: address() }).expect(409);
  });

  it('have one first choice, whoever is edited; nobody writes over what they have not read', async () => {
    const { path, personId, email } = await aHolder();
    const { body } = await staff.post(path, { kind: 'email', value: address() }).expect(201);
    const [old, other] = body.items as [ContactView, ContactView];
    const one = `/api/contacts/${other.id}`;
    const { body: now } = await staff.patch(one, 1, { preferred: true, purpose: 'follow_up' }).expect(200);
    expect(now.items).toMatchObject([
      { id: other.id, preferred: true, version: 2 },
      { value: email, preferred: false, version: 2 },
    ]);
    const { body: stale } = await staff.patch(one, 1, { note: 'x' }).expect(412);
    expect(stale.current).toMatchObject({ id: other.id, preferred: true, version: 2 });
    await staff.send('patch', one).send({ note: 'x' }).expect(428);
    await staff.patch(one, 2, { kind: 'phone' }).expect(422);
    await staff.patch(one, 2, { value: email }).expect(409);
    await staff.delete(`/api/contacts/${old.id}`, 1).expect(412);
    const { body: left } = await staff.delete(`/api/contacts/${old.id}`, 2).expect(200);
    expect(left.items).toMatchObject([{ id: other.id }]);
    const story = await office.rows<{ verb: string }>(sql`
      SELECT verb FROM history_entries WHERE subject_type = 'person' AND subject_id = ${personId} ORDER BY id`);
    expect(story.map(({ verb }) => verb)).toEqual([
      'create',
      'add-contact',
      'add-contact',
      'edit-contact',
      'remove-contact',
    ]);
  });

  it('are read by who sees people and changed by staff alone', async () => {
    const { path, organisation } = await aHolder();
    const official = await office.person('official');
    const { body } = await official.get(path).expect(200);
    expect(body.can).toEqual([]);
    const contact = first(body);
    await official.post(path, { kind: 'phone', value: '021 5550101' }).expect(403);
    await official.patch(`/api/contacts/${contact.id}`, 1, { note: 'x' }).expect(403);
    await official.delete(`/api/contacts/${contact.id}`, 1).expect(403);
    const liaison = await office.person('liaison', organisation.id);
    await liaison.get(path).expect(403);
    await liaison.get(`/api/organisations/${organisation.id}/contacts`).expect(200);
    await liaison.get(`/api/organisations/${(await anOrganisation(office)).id}/contacts`).expect(404);
    await staff.patch(`/api/contacts/${randomUUID()}`, 1, { note: 'x' }).expect(404);
    await staff.get(`/api/people/${randomUUID()}/contacts`).expect(404);
  });
});

describe('a reminder', () => {
  /** Plans and sends what is due three days before. */
  async function remind(organisationId: string) {
    const id = await anAgreed(office, organisationId, '2026-06-30');
    office.clock.travel('2026-06-25T02:00:00Z');
    await plan(office);
    await deliver(office);
    return fates(office, id);
  }

  it('goes to the address for following up, else to the general one, and never to that for emergencies', async () => {
    const { organisation, email, path } = await aHolder();
    const [followUp, emergency] = [address(), address()];
    await staff.post(path, { kind: 'email', value: emergency, purpose: 'emergency', preferred: true });
    const { body } = await staff.post(path, { kind: 'email', value: followUp, purpose: 'follow_up' });
    await remind(organisation.id);
    expect(await mailsTo(office, followUp)).toHaveLength(1);
    expect(await mailsTo(office, email)).toHaveLength(0);

    const contact = (body.items as ContactView[]).find(({ value }) => value === followUp);
    office.clock.travel('2026-06-22T01:00:00Z');
    await staff.patch(`/api/contacts/${contact?.id}`, 1, { validUntil: '2026-06-24' }).expect(200);
    await remind(organisation.id);
    expect(await mailsTo(office, followUp)).toHaveLength(1);
    expect(await mailsTo(office, email)).not.toEqual([]);
    expect(await mailsTo(office, emergency)).toHaveLength(0);
  });

  it('leaves an address alone where somebody wants nothing, even when it is entered again', async () => {
    const { organisation, email, path } = await aHolder();
    const other = address();
    await staff.post(path, { kind: 'email', value: other }).expect(201);
    const contact = first((await staff.get(path)).body);
    const note = `/api/contacts/${contact.id}/consents`;
    const { body } = await staff
      .post(note, { given: false, means: 'telephone', note: 'Pribadi' })
      .expect(201);
    expect(first(body)).toMatchObject({
      value: email,
      active: false,
      willing: false,
      decision: { given: false, means: 'telephone', note: 'Pribadi', textVersion: 1, by: 'Pengguna staff' },
    });
    await staff.delete(`/api/contacts/${contact.id}`, 1).expect(200);
    await staff.post(path, { kind: 'email', value: email, preferred: true }).expect(201);
    await remind(organisation.id);
    expect(await mailsTo(office, email)).toHaveLength(0);
    expect(await mailsTo(office, other)).toHaveLength(1);

    const again = first((await staff.get(path)).body);
    const anew = `/api/contacts/${again.id}/consents`;
    await staff.post(anew, { given: true, means: 'letter' }).expect(409);
    await staff.post(anew, { given: true, means: 'letter', textVersion: 1 }).expect(201);
    await remind(organisation.id);
    expect(await mailsTo(office, email)).not.toEqual([]);
    await expect(
      office.rows(sql`UPDATE contact_consents SET given = true WHERE value = ${email}`),
    ).rejects.toThrow(/permission denied/);
  });

  it('leaves the mailbox of an organisation alone when it said so, and says that nobody is left', async () => {
    const mailbox = address();
    const organisation = await anOrganisation(office, { email: mailbox });
    const path = `/api/organisations/${organisation.id}/contacts`;
    const contact = first((await staff.get(path).expect(200)).body);
    await staff.post(`/api/contacts/${contact.id}/consents`, { given: false, means: 'letter' }).expect(201);
    expect(await remind(organisation.id)).not.toContain('due_3 sent');
    expect(await mailsTo(office, mailbox)).toHaveLength(0);
  });

  it('asks who has an account themselves: staff note nothing for them', async () => {
    const { path, email } = await aHolder();
    const person = await office.person('official');
    await office.rows(sql`UPDATE users SET email = ${email} WHERE id = ${person.userId}`);
    const { body } = await staff.get(path).expect(200);
    expect(body.decidesAlone).toBe(true);
    const note = { given: false, means: 'telephone' };
    await staff.post(`/api/contacts/${first(body).id}/consents`, note).expect(409);
  });
});
