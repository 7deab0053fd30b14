import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Oddity, SoftwareAuthenticator } from './support/authenticator.js';
import { openOffice, type TestOffice } from './support/office.js';
import { aKeyHolder, storyOf, Visitor } from './support/passkeys.js';
import { mailsTo } from './support/reminders.js';
import { anAccount, password, sendAccountMails } from './support/sign-in.js';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const challenge = '/api/sessions/passkey/challenge';
const way = '/api/sessions/passkey';

describe('signing in by a passkey', () => {
  it('is complete at once, without address, password or code', async () => {
    const { id, email, key } = await aKeyHolder(office);
    const visitor = new Visitor(office);
    const answer = await visitor.signInBy(key);
    expect(answer.body).toMatchObject({ email, awaits: null, roles: ['staff'] });
    await visitor.get('/api/meetings').expect(200);
    const { body } = await visitor.get('/api/sessions').expect(200);
    expect(body.items[0]).toMatchObject({ current: true, firstFactor: 'passkey', secondFactor: 'passkey' });
    const { body: own } = await visitor.get('/api/me/passkeys').expect(200);
    expect(own.items[0]).toMatchObject({
      name: 'Laptop kantor',
      kind: 'device',
      lastUsedAt: expect.any(String),
    });
    expect(await storyOf(office, id)).toEqual(['create', 'sign-in', 'passkey-add', 'sign-in']);
  });

  it('replaces the session that the browser had, and its cookie is used up', async () => {
    const { key } = await aKeyHolder(office);
    const visitor = new Visitor(office);
    await visitor.signIn((await anAccount(office)).email);
    const answer = await visitor.signInBy(key);
    const cookies = String(answer.headers['set-cookie']);
    expect(cookies).toMatch(/passkey=;.*Expires=Thu, 01 Jan 1970/);
    expect(cookies).toMatch(/sid=.*HttpOnly/);
  });

  it.each<[string, Oddity]>([
    ['another site', { origin: 'https://sinergi.example.com' }],
    ['another host', { host: 'example.com' }],
    ['another challenge', { challenge: 'MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE' }],
    ['no look at who holds it', { verified: false }],
    ['the making of a key', { type: 'webauthn.create' }],
    ['the handle of somebody else', { userHandle: 'AZrZrZrZ7x6yAAAAAAAAAA' }],
    ['no handle', { userHandle: undefined }],
  ])('refuses an answer with %s, and writes it down', async (_what, odd) => {
    const { id, key } = await aKeyHolder(office);
    const visitor = new Visitor(office);
    const answer = key.get(await visitor.options(challenge), odd);
    const { body } = await visitor.put(way, answer).expect(401);
    expect(body.detail).toBe('Kunci sandi ini tidak dikenal di sini, atau jawabannya tidak dapat dipercaya.');
    await visitor.get('/api/me').expect(401);
    expect((await storyOf(office, id)).at(-1)).toBe('sign-in-fail passkey');
  });

  it('refuses a signature by another key', async () => {
    const { key } = await aKeyHolder(office);
    const visitor = new Visitor(office);
    const options = await visitor.options(challenge);
    const { signature } = new SoftwareAuthenticator(office.config.address).get(options);
    await visitor.put(way, { ...key.get(options), signature }).expect(401);
  });

  it('takes a challenge once, whether the answer was right or not', async () => {
    const { key } = await aKeyHolder(office);
    const visitor = new Visitor(office);
    const first = await visitor.put(challenge).expect(200);
    const cookie = String(first.headers['set-cookie']?.[0]).split(';')[0] ?? '';
    const answer = key.get(first.body.options as object);
    const send = () => office.nobody.send('put', way).set('Cookie', cookie).send(answer);
    const both = await Promise.all([send(), send()]);
    expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409]);
    await send().expect(409);

    const second = await visitor.options(challenge);
    await visitor.put(way, key.get(second, { verified: false })).expect(401);
    await visitor.put(way, key.get(second)).expect(409);
  });

  it('takes a challenge for five minutes, only in the browser that asked, and only for what it was made', async () => {
    const { key, at } = await aKeyHolder(office);
    const [visitor, other] = [new Visitor(office), new Visitor(office)];
    const options = await visitor.options(challenge);
    await other.put(way, key.get(options)).expect(409);
    await other.put(challenge).expect(200);
    await other.put(way, key.get(options)).expect(401);

    await at.put(way, key.get(await at.options('/api/me/passkeys/challenge'))).expect(409);

    const now = office.clock.now();
    office.clock.travel(now.toISOString());
    const late = await visitor.options(challenge);
    office.clock.travel(new Date(now.getTime() + 300_000).toISOString());
    await visitor.put(way, key.get(late)).expect(409);
    office.clock.travel(now.toISOString());
  });

  it('refuses a key whose counter has not moved on, and says in the history and once by mail that there is a copy', async () => {
    const { id, email, key } = await aKeyHolder(office);
    await new Visitor(office).signInBy(key);
    await new Visitor(office).signInBy(key);
    for (const counter of [2, 1, 0]) {
      const visitor = new Visitor(office);
      await visitor.put(way, key.get(await visitor.options(challenge), { counter })).expect(401);
    }
    expect((await storyOf(office, id)).slice(-3)).toEqual(Array(3).fill('sign-in-fail passkey-counter'));
    await sendAccountMails(office);
    const subjects = (await mailsTo(office, email)).map(({ subject }) => subject);
    expect(subjects.filter((subject) => subject.includes('disalin'))).toHaveLength(1);
    key.counter = 2;
    await new Visitor(office).signInBy(key, 429);
    office.clock.travel(new Date(office.clock.now().getTime() + 5000).toISOString());
    await new Visitor(office).signInBy(key);
    office.clock.travel();
  });

  it('takes a synced key, which counts nothing, again and again', async () => {
    const { key, at } = await aKeyHolder(office, true);
    for (let time = 0; time < 2; time += 1) {
      const visitor = new Visitor(office);
      await visitor.put(way, key.get(await visitor.options(challenge), { counter: 0 })).expect(200);
    }
    expect((await at.get('/api/me/passkeys')).body.items[0].kind).toBe('synced');
  });

  it('refuses an unknown key, a removed one and one of a disabled user alike', async () => {
    const stranger = new SoftwareAuthenticator(office.config.address);
    const [removed, disabled] = [await aKeyHolder(office), await aKeyHolder(office)];
    const { body } = await removed.at.get('/api/me/passkeys');
    const passkey = await removed.at.proofBy(removed.key);
    await removed.at.put(`/api/me/passkeys/${body.items[0].id}/removal`, { passkey }).expect(204);
    await office.rows(sql`UPDATE users SET disabled_at = now() WHERE id = ${disabled.id}`);
    const refusals = [];
    for (const key of [stranger, removed.key, disabled.key]) {
      const answer = await new Visitor(office).signInBy(key, 401);
      const { instance, ...refusal } = answer.body as Record<string, unknown>;
      expect(instance).toEqual(expect.any(String));
      refusals.push(refusal);
    }
    expect(refusals[1]).toEqual(refusals[0]);
    expect(refusals[2]).toEqual(refusals[0]);
  });

  it('stays open to the owner while others guess the password', async () => {
    const { email, key } = await aKeyHolder(office);
    for (let time = 0; time < 3; time += 1)
      await office.nobody.post('/api/sessions', { email, password: 'salah semua ini' }).expect(401);
    await office.nobody.post('/api/sessions', { email, password }).expect(429);
    await new Visitor(office).signInBy(key);
  });
});
