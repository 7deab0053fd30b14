import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { addMinutes } from '../src/kernel/calendar.js';
import { Mailer } from '../src/platform/mail/mailer.js';
import { anOrganisation } from './support/factories.js';
import { openOffice, Person, type TestOffice } from './support/office.js';
import { mailsTo } from './support/reminders.js';

let office: TestOffice;
let administrator: Person;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());
beforeEach(async () => {
  administrator = await office.person('administrator');
});

const password = 'empat-kata-yang-acak';
const anAddress = () => `${randomUUID()}@contoh.sinergi.test`;

function invite(email: string, fields: object = {}) {
  const roles = [{ role: 'staff' }];
  return administrator.post('/api/invitations', { name: 'Siti Aminah', email, roles, ...fields });
}

/** The secret in the newest mail to this address. */
async function tokenFor(email: string): Promise<string> {
  const mail = (await mailsTo(office, email)).at(-1);
  return /\/invitation#token=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
}

const preview = (token: string) => office.nobody.post('/api/invitations/previews', { token });
const accept = (token: string, body: object = {}) =>
  office.nobody.post('/api/invitations/acceptances', { token, password, ...body });

describe('an invitation', () => {
  it('goes out by mail, changes nothing when looked at, and gives exactly its roles', async () => {
    const email = anAddress();
    const organisation = await anOrganisation(office);
    const roles = [{ role: 'liaison', organisationId: organisation.id }];
    const invited = await invite(email, { roles, locale: 'en' }).expect(201);
    expect(JSON.stringify(invited.body)).not.toContain(await tokenFor(email));
    const { id } = invited.body;
    expect((await administrator.get(`/api/invitations/${id}`).expect(200)).body).toMatchObject({
      state: 'sent',
      roles: [{ role: 'liaison', organisation: { id: organisation.id, name: organisation.name } }],
    });
    expect((await mailsTo(office, email)).map(({ subject }) => subject)).toEqual([
      '[Sinergi] Invitation to make an account',
    ]);
    const token = await tokenFor(email);
    for (const _look of [1, 2]) {
      expect((await preview(token).expect(200)).body).toMatchObject({ name: 'Siti Aminah', email });
    }
    await accept(token, { email: anAddress() }).expect(422);
    const accepted = await accept(token).expect(201);
    expect(accepted.body).toMatchObject({
      email,
      locale: 'en',
      roles: ['liaison'],
      organisation: { id: organisation.id },
    });
    const cookie = String(accepted.headers['set-cookie']?.[0]).split(';')[0] ?? '';
    const person = new Person(office.app, cookie);
    await person.get(`/api/organisations/${organisation.id}`).expect(200);
    await person.get('/api/users').expect(403);
    const { body } = await administrator
      .get(`/api/invitations?organisationId=${organisation.id}`)
      .expect(200);
    expect(body.items).toEqual([]);
  });

  it('is accepted once, though two try at the same moment', async () => {
    const email = anAddress();
    await invite(email).expect(201);
    const token = await tokenFor(email);
    const answers = await Promise.all([accept(token), accept(token)]);
    const statuses = answers.map(({ status }) => status);
    expect(statuses).toEqual(expect.arrayContaining([201, 410]));
  });

  it('answers alike when its link is unknown, used or too old', async () => {
    const start = office.clock.now();
    const [used, old] = [anAddress(), anAddress()];
    await invite(used).expect(201);
    await invite(old).expect(201);
    const [usedToken, oldToken] = [await tokenFor(used), await tokenFor(old)];
    await accept(usedToken).expect(201);
    await preview(oldToken).expect(200);
    office.clock.travel(addMinutes(start, 7 * 24 * 60 + 60).toISOString());
    const answers = [];
    for (const token of ['tidak-pernah-ada', usedToken, oldToken]) {
      answers.push((await preview(token).expect(410)).body, (await accept(token).expect(410)).body);
    }
    office.clock.travel();
    const kinds = answers.map((body) => JSON.stringify({ ...body, instance: '' }));
    expect(new Set(kinds).size).toBe(1);
  });

  it('ends its link when it is sent again, and for good when it is revoked', async () => {
    const email = anAddress();
    const { id } = (await invite(email).expect(201)).body;
    const first = await tokenFor(email);
    await administrator.post(`/api/invitations/${id}/sendings`).expect(201);
    const second = await tokenFor(email);
    await preview(first).expect(410);
    await preview(second).expect(200);
    await administrator.post(`/api/invitations/${id}/revocations`).expect(204);
    await preview(second).expect(410);
    await administrator.post(`/api/invitations/${id}/sendings`).expect(409);
  });

  it('is refused for whom there is an account, and names it', async () => {
    const staff = await office.person('staff');
    const { email } = (await administrator.get(`/api/users/${staff.userId}`).expect(200)).body;
    const answer = await invite(email.toUpperCase()).expect(409);
    expect(answer.body).toMatchObject({ userId: staff.userId });
    const twice = anAddress();
    await invite(twice).expect(201);
    await invite(twice).expect(409);
  });

  it('says at which role it is wrong', async () => {
    const roles = [{ role: 'staff' }, { role: 'liaison' }];
    const { body } = await invite(anAddress(), { roles }).expect(422);
    expect(body.errors).toMatchObject([{ pointer: '/roles/1/organisationId', code: 'required' }]);
    const twice = await invite(anAddress(), { roles: [{ role: 'staff' }, { role: 'staff' }] }).expect(422);
    expect(twice.body.errors).toMatchObject([{ pointer: '/roles/1/role', code: 'role-twice' }]);
  });

  it('stands though the mail server fails, says so, and is sent again with another link', async () => {
    const email = anAddress();
    const refusing = vi.spyOn(office.app.get(Mailer), 'send').mockRejectedValueOnce(new Error('refused'));
    const { id } = (await invite(email).expect(201)).body;
    refusing.mockRestore();
    const state = async () => (await administrator.get(`/api/invitations/${id}`).expect(200)).body.state;
    expect(await state()).toBe('not-sent');
    expect(await mailsTo(office, email)).toEqual([]);
    await administrator.post(`/api/invitations/${id}/sendings`).expect(201);
    expect(await state()).toBe('sent');
    await accept(await tokenFor(email)).expect(201);
  });

  it('floods nobody: three an hour for an address', async () => {
    const email = anAddress();
    const { id } = (await invite(email).expect(201)).body;
    await administrator.post(`/api/invitations/${id}/sendings`).expect(201);
    await administrator.post(`/api/invitations/${id}/sendings`).expect(201);
    await administrator.post(`/api/invitations/${id}/sendings`).expect(429);
    expect(await mailsTo(office, email)).toHaveLength(3);
  });
});
