import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SessionAuthenticator } from '../src/features/access/sign-in/session.authenticator.js';
import { Person, openOffice, type TestOffice } from './support/office.js';
import { mailsTo } from './support/reminders.js';
import {
  anAccount,
  codeOf,
  cookieOf,
  enrol,
  markOf,
  password,
  sendAccountMails,
  signIn,
} from './support/sign-in.js';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice({
    SECOND_FACTOR_ROLES: 'administrator, official',
    TRUSTED_PROXIES: '127.0.0.1',
  });
});
afterAll(() => office.close());

/** Someone whose account has a second factor. */
async function anEnrolled() {
  const account = await anAccount(office);
  const { person } = await signIn(office, account.email);
  return { ...account, ...(await enrol(office, person)) };
}

const pass = (seconds: number) =>
  office.clock.travel(new Date(office.clock.now().getTime() + seconds * 1000).toISOString());

const complete = (person: Person, code: string) =>
  person.send('put', '/api/sessions/current/second-factor').send({ code });

describe('a second factor', () => {
  it('is asked for after the password, and until then everything else is closed', async () => {
    const { email, secret } = await anEnrolled();
    const { person, me } = await signIn(office, email);
    expect(me).toMatchObject({ awaits: 'second-factor', roles: [], can: [] });
    for (const path of [
      '/api/meetings',
      '/api/my-work',
      '/api/sessions',
      '/api/me/security',
      '/api/me/sign-ins',
    ])
      expect((await person.get(path).expect(403)).body.type).toMatch(/second-factor-needed$/);
    await person.send('put', '/api/me/second-factor/draft').expect(403);
    await person.send('put', '/api/me/second-factor').send({ code: '123456' }).expect(403);
    await person.send('put', '/api/me/password').send({ current: password, password: 'lain' }).expect(403);

    const answer = await complete(person, codeOf(office, secret)).expect(200);
    expect(answer.body).toMatchObject({ awaits: null, roles: ['staff'] });
    await new Person(office.app, cookieOf(answer)).get('/api/meetings').expect(200);
    await person.get('/api/me').expect(401);
  });

  it('lets one sign out instead', async () => {
    const { email } = await anEnrolled();
    const { person } = await signIn(office, email);
    await person.delete('/api/sessions/current').expect(204);
    await person.get('/api/me').expect(401);
  });

  it('takes a code once, with one step of tolerance, and no wrong one', async () => {
    const { email, secret } = await anEnrolled();
    const [first, second] = [await signIn(office, email), await signIn(office, email)];
    const code = codeOf(office, secret, 1);
    const [one, other] = await Promise.all([complete(first.person, code), complete(second.person, code)]);
    expect([one.status, other.status].sort((a, b) => a - b)).toEqual([200, 422]);
    const { person } = await signIn(office, email);
    for (const wrong of [codeOf(office, secret, 4), codeOf(office, secret, -1)])
      expect((await complete(person, wrong).expect(422)).body.errors[0]).toMatchObject({
        pointer: '/code',
        code: 'wrong-code',
      });
    pass(5);
    expect((await complete(person, 'bukan kode').expect(422)).body.errors[0].code).toBe('wrong-code');
  });

  it('survives a clock that is set back', async () => {
    const { email, secret } = await anEnrolled();
    const now = office.clock.now();
    office.clock.travel(new Date(now.getTime() - 300_000).toISOString());
    const { person } = await signIn(office, email);
    await complete(person, codeOf(office, secret)).expect(422);
    office.clock.travel(now.toISOString());
    await complete(person, codeOf(office, secret, 1)).expect(200);
  });

  it('makes whoever guesses codes wait ever longer, whichever session asks, and recovery codes as well', async () => {
    const { email, secret, recoveryCodes, person: inside } = await anEnrolled();
    for (const code of [
      '000000',
      recoveryCodes[0]?.replace(/^./, (first) => (first === 'a' ? 'b' : 'a')) ?? '',
      '111111',
    ]) {
      const { person } = await signIn(office, email);
      await complete(person, code).expect(422);
    }
    const { person } = await signIn(office, email);
    const refused = await complete(person, codeOf(office, secret)).expect(429);
    expect(refused.headers['retry-after']).toBe('5');
    await complete(person, recoveryCodes[0] ?? '').expect(429);
    await inside.get('/api/me').expect(200);
    pass(5);
    await complete(person, '000000').expect(422);
    expect((await complete(person, '000000').expect(429)).headers['retry-after']).toBe('10');
    pass(10);
    await complete(person, codeOf(office, secret)).expect(200);
  });

  it('stops guessing from ever other networks after ten codes, but not its owner by a device of theirs', async () => {
    const { email, secret } = await anEnrolled();
    const { person: owner } = await signIn(office, email);
    const mark = markOf(await complete(owner, codeOf(office, secret)).expect(200));
    const { person } = await signIn(office, email);
    const from = (network: number, code: string) =>
      complete(person, code).set('X-Forwarded-For', `10.9.${network}.1`);
    for (let network = 0; network < 10; network += 1) await from(network, '000000').expect(422);
    await from(10, '000000').expect(429);
    await complete(person, '000000').set('Cookie', `${person.cookie}; ${mark}`).expect(422);
    await complete(person, codeOf(office, secret, 1))
      .set('Cookie', `${person.cookie}; ${mark}`)
      .expect(200);
  });

  it('gives way to each recovery code once, and tells its owner', async () => {
    const { email, recoveryCodes } = await anEnrolled();
    expect(recoveryCodes).toHaveLength(10);
    const code = recoveryCodes[3]?.toUpperCase() ?? '';
    const { person } = await signIn(office, email);
    const inside = new Person(office.app, cookieOf(await complete(person, code).expect(200)));
    expect((await inside.get('/api/me/security')).body.recoveryCodesLeft).toBe(9);
    const again = await signIn(office, email);
    await complete(again.person, code).expect(422);
    await sendAccountMails(office);
    expect((await mailsTo(office, email)).map(({ subject }) => subject)).toEqual([
      '[Sinergi] Verifikasi dua langkah aktif',
      '[Sinergi] Kode pemulihan Anda dipakai',
    ]);
  });

  it('leaves neither secret nor recovery codes in the database', async () => {
    const { id, secret, recoveryCodes } = await anEnrolled();
    const [kept] = await office.rows<{ text: string }>(sql`
      SELECT concat((SELECT json_agg(f) FROM totp_factors f WHERE f.user_id = ${id}),
        (SELECT json_agg(c) FROM recovery_codes c WHERE c.user_id = ${id}),
        (SELECT json_agg(h) FROM history_entries h), (SELECT json_agg(k) FROM idempotency_keys k)) AS text`);
    expect(kept?.text).toContain(id);
    for (const secretText of [
      secret,
      ...recoveryCodes,
      ...recoveryCodes.map((code) => code.replaceAll('-', '')),
    ])
      expect(kept?.text).not.toContain(secretText);
  });

  it('is set up only by who knows the password, and with a code of the very secret that was shown', async () => {
    const { email } = await anAccount(office);
    const { person } = await signIn(office, email);
    office.clock.travel(office.clock.now().toISOString());
    await person.send('put', '/api/me/second-factor').send({ code: '123456', password }).expect(422);
    const { body } = await person.send('put', '/api/me/second-factor/draft').expect(200);
    expect(body.uri).toContain(`secret=${body.secret}`);
    const confirm = (fields: object) => person.send('put', '/api/me/second-factor').send(fields);
    const code = codeOf(office, body.secret);
    expect((await confirm({ code }).expect(422)).body.errors[0].pointer).toBe('/password');
    expect((await confirm({ code: '000000', password }).expect(422)).body.errors[0].pointer).toBe('/code');
    await confirm({ code, password }).expect(200);
  });

  it('is asked of sessions that were open before it was set up', async () => {
    const { email } = await anAccount(office);
    const [here, there] = [await signIn(office, email), await signIn(office, email)];
    const { person } = await enrol(office, here.person);
    await person.get('/api/meetings').expect(200);
    await there.person.get('/api/meetings').expect(403);
  });

  it('is replaced and removed only by a code of it', async () => {
    const { secret, person } = await anEnrolled();
    const { body } = await person.send('put', '/api/me/second-factor/draft').expect(200);
    const replace = (fields: object) => person.send('put', '/api/me/second-factor').send(fields);
    const code = codeOf(office, body.secret, -1);
    expect((await replace({ code, password }).expect(422)).body.errors[0].pointer).toBe('/current');
    const answer = await replace({ code, current: codeOf(office, secret) }).expect(200);
    const after = new Person(office.app, cookieOf(answer));
    await after.post('/api/me/second-factor/removals', { code: codeOf(office, secret, 1) }).expect(422);
    await after.post('/api/me/second-factor/removals', { code: codeOf(office, body.secret) }).expect(204);
    expect((await after.get('/api/me/security').expect(200)).body.secondFactor).toBeNull();
  });

  it('gets new recovery codes by a code, and the old ones end', async () => {
    const { email, secret, recoveryCodes, person } = await anEnrolled();
    const renew = (code: string) => person.send('put', '/api/me/second-factor/recovery-codes').send({ code });
    await renew('000000').expect(422);
    const { body } = await renew(codeOf(office, secret)).expect(200);
    const next = await signIn(office, email);
    await complete(next.person, recoveryCodes[0] ?? '').expect(422);
    await complete(next.person, body.codes[0]).expect(200);
  });
});

describe('a role that obliges to a second factor', () => {
  it('leads to setting it up, and opens nothing else until it is done', async () => {
    const { email } = await anAccount(office, 'official');
    const { person, me } = await signIn(office, email);
    expect(me.awaits).toBe('enrolment');
    await person.get('/api/reports/leaders').expect(403);
    expect((await person.get('/api/me/security').expect(200)).body.secondFactorRequired).toBe(true);
    const enrolled = await enrol(office, person);
    await enrolled.person.get('/api/reports/leaders').expect(200);
    await enrolled.person
      .post('/api/me/second-factor/removals', { code: codeOf(office, enrolled.secret) })
      .expect(409);
  });

  it('wants the password anew half an hour later: a copy of the session makes no factor of its own', async () => {
    const { email } = await anAccount(office, 'official');
    const { person } = await signIn(office, email);
    pass(29 * 60);
    await person.send('put', '/api/me/second-factor/draft').expect(200);
    pass(2 * 60);
    for (const path of ['/api/me', '/api/me/security']) await person.get(path).expect(401);
    await person.send('put', '/api/me/second-factor').send({ code: '123456' }).expect(401);
    await person.send('put', '/api/me/passkeys/draft').send({}).expect(401);
    await enrol(office, (await signIn(office, email)).person);
  });

  it('counts from when the provider asked, however late it lets somebody in', async () => {
    const { id, email } = await anAccount(office, 'official');
    const { person } = await signIn(office, email);
    const asked = async (minutesBefore: number) => {
      await office.rows(sql`
        UPDATE sessions SET first_factor = 'provider',
          proved_at = created_at - make_interval(mins => ${minutesBefore})
        WHERE user_id = ${id}`);
      office.app.get(SessionAuthenticator).forget();
    };
    await asked(29);
    await person.send('put', '/api/me/second-factor/draft').expect(200);
    await asked(31);
    await person.get('/api/me').expect(401);
  });

  it('asks for it within a second of being given', async () => {
    const { id, email } = await anAccount(office);
    const { person } = await signIn(office, email);
    await person.get('/api/my-work').expect(200);
    await office.rows(sql`UPDATE role_grants SET role = 'official' WHERE user_id = ${id}`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect((await person.get('/api/me').expect(200)).body.awaits).toBe('enrolment');
    await person.get('/api/my-work').expect(403);
  });
});
