import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import sql from 'sql-template-tag';
import { SessionAuthenticator } from '../src/features/access/sign-in/session.authenticator.js';
import { mailsOf } from './support/mails.js';
import { type IdentityProvider, openIdentityProvider } from './support/identity-provider.js';
import { openOffice, type Person, type TestOffice } from './support/office.js';
import { aFactor, sendAccountMails } from './support/sign-in.js';
import { SsoBrowser } from './support/sso-browser.js';

let office: TestOffice;
let idp: IdentityProvider;
beforeAll(async () => {
  idp = await openIdentityProvider();
  office = await openOffice(idp.environment);
  idp.serve(office.config.address);
});
afterAll(async () => {
  await office.close();
  await idp.close();
});

let subjects = 0;
beforeEach(() => {
  subjects += 1;
  idp.account = `orang-${subjects}`;
  idp.methods = ['pwd'];
  idp.provedAt = null;
});

const browser = (person?: Person) => new SsoBrowser(office, person?.cookie);

/** Staff who have linked the account that is signed in at the provider. */
async function linkedPerson(): Promise<Person> {
  const person = await office.person('staff');
  const window = browser(person);
  await window.comeBack(await window.throughProvider(await window.startLink()));
  return person;
}

/** The subjects of what its owner was mailed about the account. */
async function toldByMail(owner: { userId: string }): Promise<string[]> {
  await sendAccountMails(office);
  return (await mailsOf(office, owner)).map(({ subject }) => subject);
}

describe('linking an account at the provider', () => {
  it('lets its owner sign in by it from then on', async () => {
    const person = await linkedPerson();
    const listed = (await person.get('/api/me/identities').expect(200)).body;
    expect(listed.items).toMatchObject([
      { provider: 'SSO Pemkab', account: `${idp.account}@bekasikab.example`, lastUsedAt: null },
    ]);
    const window = browser();
    const landed = await window.signIn('/commitments?light=late');
    expect(landed).toBe(`${office.config.address}/commitments?light=late`);
    const me = await office.nobody.get('/api/me').set('Cookie', window.cookies).expect(200);
    expect(me.body.id).toBe(person.userId);
    const after = (await person.get('/api/me/identities').expect(200)).body;
    expect(after.items[0].lastUsedAt).not.toBeNull();
  });

  it('is told in the history, with the provider, and to its owner by mail', async () => {
    const { userId } = await linkedPerson();
    const told = await office.rows(sql`
      SELECT verb, change FROM history_entries WHERE subject_id = ${userId} ORDER BY id`);
    expect(told).toContainEqual({ verb: 'link-identity', change: { issuer: idp.issuer } });
    expect(await toldByMail({ userId })).toEqual(['[Sinergi] Akun penyedia masuk ditautkan']);
  });

  it('is for who has just proved who they are: whoever finds a page open makes no way in', async () => {
    const person = await office.person('staff');
    await office.rows(sql`
      UPDATE sessions SET proved_at = now() - interval '20 minutes' WHERE user_id = ${person.userId}`);
    const { body } = await person.post('/api/me/identities').expect(401);
    expect(body.type).toMatch(/proof-needed$/);
  });

  it('needs a session: what one person began, nobody else finishes', async () => {
    const person = await office.person('staff');
    const window = browser(person);
    const answer = await window.throughProvider(await window.startLink());
    await person.delete('/api/sessions/current').expect(204);
    expect(await window.comeBack(answer)).toContain('/sso-failed?reason=signed-out&purpose=link');
    await office.nobody.post('/api/me/identities').expect(401);
  });

  it('refuses an account that somebody else has linked', async () => {
    await linkedPerson();
    const other = browser(await office.person('administrator'));
    const landed = await other.comeBack(await other.throughProvider(await other.startLink()));
    expect(landed).toContain('reason=taken');
  });

  it('ends when its owner removes it, and nobody else can', async () => {
    const person = await linkedPerson();
    const [{ id }] = (await person.get('/api/me/identities')).body.items;
    const other = await office.person('administrator');
    await other.delete(`/api/me/identities/${id}`).expect(404);
    await person.delete(`/api/me/identities/${id}`).expect(204);
    expect(await browser().signIn()).toContain('reason=unknown');
    expect((await toldByMail(person)).at(-1)).toBe('[Sinergi] Akun penyedia masuk dilepas');
  });
});

describe('who is let in', () => {
  it('is nobody whose account was never linked; no account is made for them', async () => {
    const before = await office.rows(sql`SELECT id FROM users`);
    const landed = await browser().signIn();
    expect(landed).toContain('/sso-failed?reason=unknown&purpose=sign-in&instance=');
    expect(await office.rows(sql`SELECT id FROM users`)).toEqual(before);
  });

  it('is no disabled user, who is told the same', async () => {
    const { userId } = await linkedPerson();
    await office.rows(sql`UPDATE users SET disabled_at = now() WHERE id = ${userId}`);
    expect(await browser().signIn()).toContain('reason=unknown');
  });

  it('is decided by issuer and subject, never by an e-mail address', async () => {
    const administrator = await office.person('administrator');
    const email = `${idp.account}@bekasikab.example`;
    await office.rows(sql`UPDATE users SET email = ${email} WHERE id = ${administrator.userId}`);
    expect(await browser().signIn()).toContain('reason=unknown');
  });
});

describe('a second factor', () => {
  it('is still asked for after a password at the provider, and not after several factors there', async () => {
    const { userId } = await linkedPerson();
    await aFactor(office, userId);
    for (const [methods, awaits] of [
      [['pwd'], 'second-factor'],
      [['pwd', 'otp', 'mfa'], null],
    ] as const) {
      idp.methods = [...methods];
      const window = browser();
      await window.signIn('/');
      const { body } = await office.nobody.get('/api/me').set('Cookie', window.cookies).expect(200);
      expect(body.awaits).toBe(awaits);
    }
  });
});

describe('proving again at the provider', () => {
  /** Who signed in by the provider long ago, in the browser in which they did. */
  async function aWhileIn(): Promise<{ person: Person; window: SsoBrowser }> {
    const person = await linkedPerson();
    const window = browser();
    await window.signIn();
    await office.rows(sql`
      UPDATE sessions SET proved_at = now() - interval '1 hour' WHERE user_id = ${person.userId}`);
    office.app.get(SessionAuthenticator).forget();
    expect(await deed(window)).toBe(401);
    return { person, window };
  }

  /** What wants a fresh proof, and whoever is signed in may do it. */
  const deed = async (window: SsoBrowser) =>
    (await office.nobody.get('/api/me/data/export').set('Cookie', window.cookies)).status;

  const proved = async (window: SsoBrowser) =>
    window.comeBack(await window.throughProvider(await window.startProof()));

  it('lets its owner go on, in the same session under a new token', async () => {
    const { person, window } = await aWhileIn();
    const before = window.cookies;
    const asked = (await window.startProof()).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({ prompt: 'login', max_age: '0' });
    expect(await proved(window)).toBe(`${office.config.address}/proved`);
    expect(await deed(window)).toBe(200);
    await office.nobody.get('/api/me').set('Cookie', before).expect(401);
    const { body } = await office.nobody.get('/api/me/sign-ins').set('Cookie', window.cookies).expect(200);
    expect(body.items.find(({ verb }: { verb: string }) => verb === 'prove-again')).toMatchObject({
      by: 'provider',
    });
    const sessions = await office.rows(sql`SELECT id FROM sessions WHERE user_id = ${person.userId}`);
    // That of linking, and this one.
    expect(sessions).toHaveLength(2);
    const security = await office.nobody.get('/api/me/security').set('Cookie', window.cookies).expect(200);
    expect(security.body).toMatchObject({ providerProves: true });
  });

  it('is refused by the account of another, whether linked or not', async () => {
    const { window } = await aWhileIn();
    idp.account = 'tidak-tertaut';
    expect(await proved(window)).toContain('/sso-failed?reason=another&purpose=proof');
    idp.account = `rekan-${subjects}`;
    await linkedPerson();
    expect(await proved(window)).toContain('reason=another');
    expect(await deed(window)).toBe(401);
  });

  it('is refused where the provider asked before they set out, but for a difference of clocks', async () => {
    const { window } = await aWhileIn();
    idp.provedAt = new Date(Date.now() - 5 * 60_000);
    expect(await proved(window)).toContain('/sso-failed?reason=stale&purpose=proof');
    expect(await deed(window)).toBe(401);
    idp.provedAt = new Date(Date.now() - 30_000);
    expect(await proved(window)).toContain('/proved');
    expect(await deed(window)).toBe(200);
  });

  it('holds for a quarter of an hour from when the provider asked', async () => {
    const { window } = await aWhileIn();
    const answer = await window.throughProvider(await window.startProof());
    office.clock.travel(new Date(Date.now() + 8 * 60_000).toISOString());
    expect(await window.comeBack(answer)).toContain('/proved');
    office.clock.travel(new Date(Date.now() + 16 * 60_000).toISOString());
    expect(await deed(window)).toBe(401);
    office.clock.travel();
  });

  it('ends in the session in which it began', async () => {
    const { window } = await aWhileIn();
    const answer = await window.throughProvider(await window.startProof());
    const other = browser();
    await other.signIn();
    for (const cookie of other.cookies.split('; ')) if (cookie.startsWith('sid=')) window.keep(cookie);
    expect(await window.comeBack(answer)).toContain('reason=signed-out&purpose=proof');
    expect(await browser().startProof().then(String)).toContain('reason=signed-out&purpose=proof');
  });

  it('wants several factors there of whoever has a second one here', async () => {
    const { person, window } = await aWhileIn();
    await aFactor(office, person.userId);
    await office.rows(sql`UPDATE sessions SET second_factor = 'totp' WHERE user_id = ${person.userId}`);
    office.app.get(SessionAuthenticator).forget();
    expect(await proved(window)).toContain('reason=factor&purpose=proof');
    const isOffered = async () =>
      (await office.nobody.get('/api/me/security').set('Cookie', window.cookies).expect(200)).body
        .providerProves as boolean;
    expect(await isOffered()).toBe(false);
    idp.methods = ['pwd', 'mfa'];
    expect(await proved(window)).toContain('/proved');
    // From then on that the provider is known to ask for several, its owner is told of that way.
    await browser().signIn();
    expect(await isOffered()).toBe(true);
  });
});

describe('setting out', () => {
  it('writes nothing, and asks for a code with PKCE, state, nonce and exactly our address', async () => {
    const tables = () =>
      office.rows(sql`SELECT (SELECT count(*) FROM used_cookies) AS flows,
      (SELECT count(*) FROM sessions) AS sessions, (SELECT count(*) FROM history_entries) AS told`);
    const before = await tables();
    const start = await office.nobody.get('/api/sso/start').set('Host', 'penipu.example').expect(303);
    const asked = Object.fromEntries(new URL(start.headers['location'] ?? '').searchParams);
    expect(asked).toMatchObject({
      response_type: 'code',
      client_id: 'sinergi',
      redirect_uri: `${office.config.address}/api/sso/callback`,
      code_challenge_method: 'S256',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(await tables()).toEqual(before);
    const [cookie] = start.headers['set-cookie'] as unknown as string[];
    expect(cookie).toMatch(/^sso=.*; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('from a link on another site only shows the page with the button', async () => {
    const start = await office.nobody.get('/api/sso/start').set('Sec-Fetch-Site', 'cross-site').expect(303);
    expect(start.headers['location']).toBe(`${office.config.address}/sign-in`);
    expect(start.headers['set-cookie']).toBeUndefined();
  });

  it.each([
    'https://penipu.example/',
    '//penipu.example',
    '/\\penipu.example',
    '/\t/penipu.example',
    '/.//x',
    '/api/me',
  ])('never leads to %j afterwards', async (back) => {
    await linkedPerson();
    expect(await browser().signIn(back)).toBe(`${office.config.address}/`);
  });
});

describe('an office without an identity provider', () => {
  it('says so, and has no such addresses', async () => {
    const plain = await openOffice();
    try {
      expect((await plain.nobody.get('/api/office').expect(200)).body.sso).toBeNull();
      await plain.nobody.get('/api/sso/start').expect(404);
      await (await plain.person('staff')).post('/api/me/identities').expect(404);
    } finally {
      await plain.close();
    }
    expect((await office.nobody.get('/api/office')).body.sso).toEqual({ name: 'SSO Pemkab' });
  });
});
