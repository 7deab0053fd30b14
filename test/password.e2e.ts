import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, Person, type TestOffice } from './support/office.js';
import { mailsTo } from './support/reminders.js';
import {
  type Account,
  anAccount,
  cookieOf,
  enrol,
  password,
  sendAccountMails,
  signIn,
} from './support/sign-in.js';

let office: TestOffice;
beforeAll(async () => {
  // In the demonstration the mailbox shows what it keeps to itself otherwise.
  office = await openOffice({ DEMO: 'true', TRUSTED_PROXIES: '127.0.0.1', PASSWORD_MIN_LENGTH: '14' });
});
afterAll(() => office.close());

const another = 'kuda jagung bengkel senja';

const ask = (email: string, address = '203.0.113.1') =>
  office.nobody.post('/api/password-resets', { email }).set('X-Forwarded-For', address);
const use = (token: string, chosen = another) =>
  office.nobody.post('/api/password-resets/uses', { token, password: chosen });

/** The secret of the latest link that the owner was sent. */
async function tokenFor({ email }: Account): Promise<string> {
  await sendAccountMails(office);
  const mails = await mailsTo(office, email);
  return /\/password-reset#token=([\w-]+)/.exec(mails.at(-1)?.text ?? '')?.[1] ?? '';
}

async function subjectsTo({ email }: Account): Promise<string[]> {
  await sendAccountMails(office);
  return (await mailsTo(office, email)).map(({ subject }) => subject.replace('[Sinergi] ', ''));
}

describe('changing one’s password', () => {
  const change = (person: Person, current: string, chosen: string) =>
    person.send('put', '/api/me/password').send({ current, password: chosen });

  it('wants the current one, ends all other sessions and renews this one', async () => {
    const account = await anAccount(office);
    const [here, other] = [await signIn(office, account.email), await signIn(office, account.email)];
    const wrong = await change(here.person, 'bukan-yang-sekarang', another).expect(422);
    expect(wrong.body.errors).toMatchObject([{ pointer: '/current', code: 'wrong-password' }]);
    const answer = await change(here.person, password, another).expect(204);
    await other.person.get('/api/me').expect(401);
    await here.person.get('/api/me').expect(401);
    await new Person(office.app, cookieOf(answer)).get('/api/me').expect(200);
    await office.nobody.post('/api/sessions', { email: account.email, password }).expect(401);
    await signIn(office, account.email, another);
    expect(await subjectsTo(account)).toEqual(['Kata sandi Anda telah diganti']);
  });

  it.each([
    ['kata-pendek', 'minLength', 'Paling sedikit 14 karakter.'],
    ['sunshine-2025!!', 'common-password', /paling sering dipakai/],
    ['Siti_Aminah_Siti', 'guessable-password', /mudah ditebak/],
  ])('to %s is refused beside the field', async (chosen, code, message) => {
    const { email } = await anAccount(office);
    const { person } = await signIn(office, email);
    const { body } = await change(person, password, chosen).expect(422);
    expect(body.errors).toHaveLength(1);
    expect(body.errors[0]).toMatchObject({ pointer: '/password', code });
    expect(body.errors[0].message).toMatch(message);
  });

  it('cannot be used to guess the current one', async () => {
    const { email } = await anAccount(office);
    const { person } = await signIn(office, email);
    for (let at = 0; at < 3; at += 1) await change(person, `tebakan ke-${at}`, another).expect(422);
    await change(person, password, another).expect(429);
    await person.get('/api/me').expect(200);
  });

  it('leaves no trace of a password anywhere', async () => {
    const canary = `kenari-${randomUUID()}`;
    const { email } = await anAccount(office);
    const { person } = await signIn(office, email);
    await change(person, canary, canary).expect(422);
    await office.nobody.post('/api/sessions', { email, password: canary }).expect(401);
    await change(person, password, canary).expect(204);
    const [kept] = await office.rows<{ text: string }>(sql`
      SELECT concat((SELECT json_agg(h) FROM history_entries h), (SELECT json_agg(k) FROM idempotency_keys k),
        (SELECT json_agg(m) FROM account_mails m), (SELECT json_agg(u) FROM users u)) AS text`);
    expect(kept?.text).toContain(email);
    expect(kept?.text).not.toContain(canary);
  });
});

describe('resetting a password by mail', () => {
  it('sets a new one, ends all sessions, signs nobody in and tells the owner', async () => {
    const account = await anAccount(office);
    const { person } = await signIn(office, account.email);
    await ask(account.email.toUpperCase()).expect(202);
    const token = await tokenFor(account);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const answer = await use(token).expect(204);
    expect(String(answer.headers['set-cookie'])).not.toContain('sid=');
    await person.get('/api/me').expect(401);
    await office.nobody.post('/api/sessions', { email: account.email, password }).expect(401);
    await signIn(office, account.email, another);
    expect(await subjectsTo(account)).toEqual(['Setel ulang kata sandi', 'Kata sandi Anda telah diganti']);
  });

  it('ends API tokens and tells so, while a change by who is signed in leaves them', async () => {
    const account = await anAccount(office);
    const { person } = await signIn(office, account.email);
    const expiresOn = new Date().toISOString().slice(0, 10);
    const made = await person.post('/api/tokens', { name: 'Laporan', access: 'read', expiresOn }).expect(201);
    const byToken = () =>
      office.nobody.get('/api/meetings').set('Authorization', `Bearer ${made.body.secret}`);
    const chosen = { current: password, password: `${another} lagi` };
    await person.send('put', '/api/me/password').send(chosen).expect(204);
    await byToken().expect(200);
    await ask(account.email).expect(202);
    await use(await tokenFor(account)).expect(204);
    await byToken().expect(401);
    expect((await subjectsTo(account)).at(-1)).toBe('Kata sandi Anda telah disetel ulang, token API dicabut');
    const told = await office.rows(sql`
      SELECT actor_id AS who, verb, change FROM history_entries WHERE subject_id = ${made.body.id} AND verb = 'revoke'`);
    expect(told).toEqual([{ who: account.id, verb: 'revoke', change: { name: 'Laporan' } }]);
  });

  it('works once, for thirty minutes, and only by the latest link', async () => {
    const account = await anAccount(office);
    await ask(account.email).expect(202);
    const first = await tokenFor(account);
    await ask(account.email).expect(202);
    const second = await tokenFor(account);
    await use(first).expect(410);
    await use(second, 'kata-pendek').expect(422);
    const twice = await Promise.all([use(second), use(second, `${another} lagi`)]);
    expect(twice.map(({ status }) => status).sort((a, b) => a - b)).toEqual([204, 410]);

    office.clock.travel('2026-03-02T08:00:00+07:00');
    const late = await anAccount(office);
    await ask(late.email).expect(202);
    const token = await tokenFor(late);
    office.clock.travel('2026-03-02T08:31:00+07:00');
    await use(token).expect(410);
    office.clock.travel();
  });

  it('ends when the address is changed, and both addresses hear of that', async () => {
    const account = await anAccount(office);
    await ask(account.email).expect(202);
    const token = await tokenFor(account);
    const moved = { ...account, email: `${randomUUID()}@contoh.sinergi.test` };
    const administrator = await office.person('administrator');
    await administrator.patch(`/api/users/${account.id}`, 1, { email: moved.email }).expect(200);
    await use(token).expect(410);
    expect((await subjectsTo(account)).at(-1)).toBe('Alamat surel akun Anda diganti');
    expect(await subjectsTo(moved)).toEqual(['Alamat surel akun Anda diganti']);
  });

  it('keeps only a hash of its secret, and opens nothing but this', async () => {
    const account = await anAccount(office);
    await ask(account.email).expect(202);
    const token = await tokenFor(account);
    const [kept] = await office.rows<{ text: string }>(sql`
      SELECT concat((SELECT json_agg(r) FROM password_resets r), (SELECT json_agg(h) FROM history_entries h),
        (SELECT json_agg(m) FROM account_mails m)) AS text`);
    expect(kept?.text).not.toContain(token);
    await new Person(office.app, `sid=${token}`).get('/api/me').expect(401);
    const acceptance = { token, name: 'Budi', email: 'budi@contoh.sinergi.test', password };
    await office.nobody.post('/api/invitations/acceptances', acceptance).expect(410);
  });

  it('does not skip the second factor', async () => {
    const account = await anAccount(office);
    const { person } = await signIn(office, account.email);
    await enrol(office, person);
    await ask(account.email).expect(202);
    await sendAccountMails(office);
    const mails = await mailsTo(office, account.email);
    const token = /#token=([\w-]+)/.exec(mails.map(({ text }) => text).join())?.[1] ?? '';
    await use(token).expect(204);
    expect((await signIn(office, account.email, another)).me.awaits).toBe('second-factor');
  });

  it('answers the same and does the same whether there is such an account, and mails only its owner', async () => {
    const account = await anAccount(office);
    const disabled = await anAccount(office);
    await office.rows(sql`UPDATE users SET disabled_at = now() WHERE id = ${disabled.id}`);
    const without = await anAccount(office);
    await office.rows(sql`UPDATE users SET password_hash = NULL WHERE id = ${without.id}`);
    const nobody = { id: '', email: `${randomUUID()}@contoh.sinergi.test` };
    const all = [account, disabled, without, nobody];
    const answers = [];
    for (const { email } of all) answers.push(await ask(email));
    for (const { status, text, headers } of answers) {
      expect({ status, text }).toEqual({ status: 202, text: answers[0]?.text });
      // How many requests are left has to do with who asks, not with whom about.
      const told = { date: '', ratelimit: '' };
      expect({ ...headers, ...told }).toEqual({ ...answers[0]?.headers, ...told });
    }
    const [row] = await office.rows<{ count: number }>(
      sql`SELECT count(*) FROM account_mails WHERE email = ANY(${all.map(({ email }) => email)})`,
    );
    expect(row?.count).toBe(4);
    const received = [];
    for (const one of all) received.push((await subjectsTo(one)).length);
    expect(received).toEqual([1, 0, 0, 0]);
  });

  it('sends three mails an hour to a person, and asks a busy sender to wait', async () => {
    const account = await anAccount(office);
    for (let at = 0; at < 5; at += 1) await ask(account.email).expect(202);
    expect(await subjectsTo(account)).toHaveLength(3);
    const statuses = [];
    for (let at = 0; at < 31; at += 1) {
      statuses.push((await ask(`${randomUUID()}@contoh.sinergi.test`, '198.51.100.7')).status);
    }
    expect(statuses).toEqual([...Array.from({ length: 30 }, () => 202), 429]);
  });

  it('links to the configured address, whatever the request says of hosts', async () => {
    const account = await anAccount(office);
    await ask(account.email)
      .set('X-Forwarded-Host', 'jahat.test')
      .set('Forwarded', 'host=jahat.test')
      .expect(202);
    await sendAccountMails(office);
    const [mail] = await mailsTo(office, account.email);
    const links = [...`${mail?.text} ${mail?.html}`.matchAll(/https?:\/\/[^\s"<]+/g)].map(([link]) => link);
    expect(links.length).toBeGreaterThan(1);
    for (const link of links) expect(link.startsWith(`${office.config.address}/`)).toBe(true);
  });
});

describe('the built-in mailbox of a real office', () => {
  it('shows administrators that a reset was mailed, not its link', async () => {
    const real = await openOffice();
    const { email } = await anAccount(real);
    await real.nobody.post('/api/password-resets', { email }).expect(202);
    await sendAccountMails(real);
    const administrator = await real.person('administrator');
    const { body } = await administrator.get('/api/mailbox').expect(200);
    const mail = await administrator.get(`/api/mailbox/${body.items[0].id}`).expect(200);
    expect(mail.body).toMatchObject({ confidential: true, text: '', html: '' });
    expect(mail.body.subject).toContain('Setel ulang kata sandi');
    await real.close();
  });
});
