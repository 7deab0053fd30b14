import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SessionAuthenticator } from '../src/features/access/sign-in/session.authenticator.js';
import { ruledRoutes } from '../src/platform/http/route-rules.js';
import { aPosition } from './support/factories.js';
import { openOffice, Person, type TestOffice } from './support/office.js';
import { aKeyHolder, Visitor } from './support/passkeys.js';
import { anAccount, codeOf, cookieOf, enrol, password, signIn } from './support/sign-in.js';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());
beforeEach(() => office.clock.travel('2025-10-21T02:00:00Z'));

/** What wants a fresh proof. Whoever adds a route here or leaves one out decides that; so does routes.lock. */
const weighty = [
  'DELETE /api/users/:id/roles/:grantId',
  'GET /api/audit/export',
  'GET /api/imports/:id/report',
  'GET /api/me/data/export',
  'PATCH /api/users/:id',
  'PATCH /api/users/:id/roles/:grantId',
  'POST /api/invitations',
  'POST /api/invitations/:id/sendings',
  'POST /api/me/identities',
  'POST /api/meetings/:id/minutes/approvals',
  'POST /api/tokens',
  'POST /api/users/:id/disablements',
  'POST /api/users/:id/enablements',
  'POST /api/users/:id/roles',
  'POST /api/users/:id/second-factor-resets',
  'POST /api/users/:id/sign-outs',
];

const later = (minutes: number) => {
  const at = new Date(office.clock.now().getTime() + minutes * 60_000);
  office.clock.travel(at.toISOString());
};

/** An administrator who signed in twenty minutes ago. */
async function aWhileIn() {
  const account = await anAccount(office, 'administrator');
  const { person } = await signIn(office, account.email);
  later(16);
  return { ...account, person };
}

/** Someone whom a provider signed in that does not tell when it asked, and who has no password here. */
async function whoComesByProvider() {
  const { id, email } = await anAccount(office);
  const { person } = await signIn(office, email);
  await office.rows(sql`UPDATE users SET password_hash = NULL WHERE id = ${id}`);
  await office.rows(sql`
    UPDATE sessions SET first_factor = 'provider', proved_at = NULL WHERE user_id = ${id}`);
  later(16);
  const { body } = await person.send('put', '/api/me/second-factor/draft').expect(200);
  return { person, id, secret: (body as { secret: string }).secret };
}

async function proved(person: Person, proof: object): Promise<Person> {
  const answer = await person.send('put', '/api/sessions/current/proof').send(proof).expect(204);
  return new Person(office.app, cookieOf(answer));
}

/** Lets somebody lead meetings; `provedAt` is when they proved last. */
async function makeChair({ userId }: Person, provedAt = '9999-01-01'): Promise<void> {
  const { id } = await aPosition(office);
  await office.rows(sql`
    INSERT INTO role_grants (id, user_id, role, position_id, kind, starts_on)
    VALUES (${randomUUID()}, ${userId}, 'chair', ${id}, 'definitive', '2025-01-01')`);
  await office.rows(sql`UPDATE sessions SET proved_at = ${provedAt} WHERE user_id = ${userId}`);
}

const anInvitation = () => ({
  name: 'Rina Wijaya',
  email: `${randomUUID()}@contoh.sinergi.test`,
  roles: [{ role: 'staff' }],
});

describe('a deed of weight', () => {
  it('is one of these: accounts of others, their roles and factors, approval, exports, tokens, a new way in', () => {
    const marked = ruledRoutes(office.app).filter(({ wantsProof }) => wantsProof);
    expect(marked.map(({ method, path }) => `${method} ${path}`)).toEqual(weighty);
    // Whatever else may change accounts of others has to be decided on: taking an invitation back does no harm.
    const others = ruledRoutes(office.app).filter(
      ({ rule, wantsProof }) =>
        rule !== undefined && 'rights' in rule && rule.rights.includes('users.manage') && !wantsProof,
    );
    expect(others.filter(({ method }) => method !== 'GET').map(({ path }) => path)).toEqual([
      '/api/invitations/:id/revocations',
    ]);
  });

  it('is refused each time to whoever signed in a while ago, before anything of it is looked at', async () => {
    const { person } = await aWhileIn();
    const chair = await office.person('staff');
    await makeChair(chair, '2025-10-21T01:00:00Z');
    for (const route of weighty) {
      const [method, path] = route.split(' ') as [string, string];
      const who = path.includes('approvals') ? chair : person;
      const { status, body } = await who
        .send(method.toLowerCase() as 'get', path.replaceAll(/:\w+/g, randomUUID()))
        .set('Idempotency-Key', randomUUID());
      expect({ status, type: body.type }, route).toEqual({
        status: 401,
        type: expect.stringMatching(/proof-needed$/),
      });
    }
    const { body } = await person.get('/api/audit/export').set('Accept-Language', 'id').expect(401);
    expect(body.detail).toBe('Buktikan sekali lagi bahwa ini Anda, lalu lanjutkan.');
    // Reading goes on as before.
    await person.get('/api/users').expect(200);
  });

  it('goes through for a quarter of an hour after signing in, and after each proof', async () => {
    const { person, email } = await aWhileIn();
    const { person: fresh } = await signIn(office, email);
    later(14);
    await fresh.post('/api/invitations', anInvitation()).expect(201);
    later(2);
    await fresh.post('/api/invitations', anInvitation()).expect(401);
    const again = await proved(person, { password });
    later(14);
    await again.post('/api/invitations', anInvitation()).expect(201);
    later(2);
    await again.post('/api/invitations', anInvitation()).expect(401);
  });

  it('is still no business of those without the right, whom nobody asks for a proof', async () => {
    const { person } = await signIn(office, (await anAccount(office, 'staff')).email);
    later(16);
    const { body } = await person.post('/api/invitations', anInvitation()).expect(403);
    expect(body.type).toMatch(/forbidden$/);
  });

  it('is done once, though it was refused before under the same key', async () => {
    const { person } = await aWhileIn();
    const [key, body] = [randomUUID(), anInvitation()];
    const invite = (who: Person) => who.post('/api/invitations', body).set('Idempotency-Key', key);
    await invite(person).expect(401);
    const again = await proved(person, { password });
    const { body: made } = await invite(again).expect(201);
    expect((await invite(again).expect(201)).body.id).toBe(made.id);
  });

  it('is none of a program’s: a token shows nobody before it', async () => {
    const person = await office.person('staff');
    await makeChair(person);
    const wanted = {
      name: 'Tanda tangan',
      access: 'write',
      sections: ['meetings'],
      expiresOn: '2026-01-01',
    };
    const { body } = await person.post('/api/tokens', wanted).expect(201);
    const refused = await office.nobody
      .post(`/api/meetings/${randomUUID()}/minutes/approvals`)
      .set('Authorization', `Bearer ${body.secret}`)
      .expect(401);
    expect(refused.body.type).toMatch(/proof-needed$/);
  });

  it('wants a proof where only a provider’s word stands for the session', async () => {
    const { person, email } = await aWhileIn();
    await signIn(office, email);
    await office.rows(sql`UPDATE sessions SET proved_at = NULL`);
    await person.get('/api/me/data/export').expect(401);
  });

  it('is a first second factor as well, for whoever has no password to give for it', async () => {
    const { person, id, secret } = await whoComesByProvider();
    const add = async (code: string) => person.send('put', '/api/me/second-factor').send({ code });
    const draft = async () => person.send('put', '/api/me/passkeys/draft').send({});
    for (const asked of [await add(codeOf(office, secret)), await draft()]) {
      expect(asked.status).toBe(401);
      expect(asked.body.type).toMatch(/proof-needed$/);
    }
    await office.rows(sql`UPDATE sessions SET proved_at = ${office.clock.now()} WHERE user_id = ${id}`);
    office.app.get(SessionAuthenticator).forget();
    expect((await draft()).status).toBe(200);
    expect((await add(codeOf(office, secret))).status).toBe(200);
  });
});

describe('the proof', () => {
  it('is the password; a wrong one is told as such, counts as a guess, and changes nothing', async () => {
    const { person } = await aWhileIn();
    const wrong = await person
      .send('put', '/api/sessions/current/proof')
      .send({ password: 'bukan ini kata sandinya' })
      .expect(422);
    expect(wrong.body.errors[0]).toMatchObject({ pointer: '/password', code: 'wrong-password' });
    await person.send('put', '/api/sessions/current/proof').send({}).expect(422);
    const { headers } = await person.post('/api/invitations', anInvitation()).expect(401);
    expect(headers['www-authenticate']).toBe('Bearer error="insufficient_user_authentication", max_age=900');
    for (let at = 0; at < 2; at += 1) {
      await person.send('put', '/api/sessions/current/proof').send({ password: 'salah' });
    }
    await person.send('put', '/api/sessions/current/proof').send({ password }).expect(429);
    later(1);
    await proved(person, { password });
  });

  it('gives the session a new token, and the old one is dead', async () => {
    const { person, id } = await aWhileIn();
    const again = await proved(person, { password });
    expect(again.cookie).not.toBe(person.cookie);
    await person.get('/api/me').expect(401);
    await again.get('/api/me').expect(200);
    const { body } = await again.get('/api/me/sign-ins').expect(200);
    expect(body.items[0]).toMatchObject({ verb: 'prove-again', by: 'password', address: '127.0.0.1' });
    // The same session, no longer than before.
    expect(await office.rows(sql`SELECT id FROM sessions WHERE user_id = ${id}`)).toHaveLength(1);
  });

  it('is the second factor where there is one: the password alone no longer does', async () => {
    const { person } = await signIn(office, (await anAccount(office, 'administrator')).email);
    const { person: enrolled, secret } = await enrol(office, person);
    later(16);
    await enrolled.get('/api/audit/export').expect(401);
    const byPassword = await enrolled
      .send('put', '/api/sessions/current/proof')
      .send({ password })
      .expect(422);
    expect(byPassword.body.errors[0]).toMatchObject({ pointer: '/code', code: 'wrong-code' });
    const again = await proved(enrolled, { code: codeOf(office, secret) });
    await again.get('/api/audit/export').expect(200);
  });

  it('is a passkey of one’s own as well: answered once, and neither the password nor the key of another does', async () => {
    const { at, key, id } = await aKeyHolder(office);
    const other = await aKeyHolder(office);
    later(16);
    await at.get('/api/me/data/export').expect(401);
    const prove = (proof: object) => at.put('/api/sessions/current/proof', proof);
    const foreign = await prove({ passkey: await at.proofBy(other.key) }).expect(422);
    expect(foreign.body.errors[0]).toMatchObject({ pointer: '/passkey', code: 'passkey-refused' });
    await prove({ password }).expect(422);
    later(1);
    const passkey = await at.proofBy(key);
    await prove({ passkey }).expect(204);
    const { body } = await at.get('/api/me/sign-ins').expect(200);
    expect(body.items[0]).toMatchObject({ verb: 'prove-again', by: 'passkey' });
    await at.get('/api/me/data/export').expect(200);
    expect(await office.rows(sql`SELECT id FROM sessions WHERE user_id = ${id}`)).toHaveLength(1);
    // Its challenge is used up.
    await prove({ passkey }).expect(409);
  });

  it('is no answer to a challenge that another session was given', async () => {
    const { at, key } = await aKeyHolder(office);
    const elsewhere = new Visitor(office);
    await elsewhere.signInBy(key);
    later(16);
    const passkey = await elsewhere.proofBy(key);
    await at.put('/api/sessions/current/proof', { passkey }).expect(409);
    await at.get('/api/me/data/export').expect(401);
  });

  it('wants a session: neither nobody nor a program gives one', async () => {
    await office.nobody.send('put', '/api/sessions/current/proof').send({ password }).expect(401);
    const { body } = await (
      await office.person('staff')
    )
      .post('/api/tokens', { name: 'Uji', access: 'write', expiresOn: '2026-01-01' })
      .expect(201);
    await office.nobody
      .send('put', '/api/sessions/current/proof')
      .set('Authorization', `Bearer ${body.secret}`)
      .send({ password })
      .expect(403);
  });
});
