import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import sql from 'sql-template-tag';
import { newId } from '../src/kernel/id.js';
import { addressOf } from './support/mails.js';
import {
  type Claims,
  type HostileProvider,
  hs256,
  openHostileProvider,
  rs256,
} from './support/hostile-provider.js';
import { openOffice, type Person, type TestOffice } from './support/office.js';
import { SsoBrowser } from './support/sso-browser.js';

let office: TestOffice;
let idp: HostileProvider;
let victim: Person;
beforeAll(async () => {
  idp = await openHostileProvider();
  office = await openOffice(idp.environment);
  victim = await office.person('administrator');
  await link(idp.issuer, 'korban');
});
afterAll(async () => {
  await office.close();
  await idp.close();
});
beforeEach(() => {
  idp.reset();
  office.clock.travel();
});

async function link(issuer: string, subject: string): Promise<void> {
  await office.rows(sql`
    INSERT INTO identities (id, user_id, issuer, subject, linked_at)
    VALUES (${newId()}, ${victim.userId}, ${issuer}, ${subject}, now())`);
}

/** Everything that a take-over would change. */
const doors = () =>
  office.rows(sql`SELECT (SELECT count(*) FROM sessions) AS sessions, (SELECT count(*) FROM users) AS users,
    (SELECT json_agg(json_build_array(user_id, issuer, subject)) FROM identities) AS identities`);

/** What the provider was asked, and the answer that an honest one would send the browser back with. */
async function setOut(window = new SsoBrowser(office)) {
  const asked = (await window.start()).searchParams;
  const state = asked.get('state') ?? '';
  const nonce = asked.get('nonce') ?? '';
  const back = (changes: Record<string, string | null> = {}) => {
    const answer = new URLSearchParams({ code: 'kode', state, iss: idp.issuer });
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) answer.delete(name);
      else answer.set(name, value);
    }
    return `/api/sso/callback?${answer.toString()}`;
  };
  return { window, state, nonce, back };
}

/** The browser lands on the page that says why not, nothing has changed, and it holds no session. */
async function expectNoEntry(window: SsoBrowser, path: string, reason: string): Promise<void> {
  const before = await doors();
  expect(await window.comeBack(path)).toContain(`/sso-failed?reason=${reason}&`);
  expect(await doors()).toEqual(before);
  expect(window.cookies).not.toContain('sid=');
}

it('an honest answer signs in, so that the refusals below say something', async () => {
  const { window, nonce, back } = await setOut();
  idp.give(idp.token(idp.claims(nonce)));
  expect(await window.comeBack(back())).toBe(`${office.config.address}/`);
  const me = await office.nobody.get('/api/me').set('Cookie', window.cookies).expect(200);
  expect(me.body.id).toBe(victim.userId);
});

describe('an ID token opens nothing', () => {
  const hour = 3600;
  const wrong: [string, (claims: Claims) => Claims][] = [
    ['of another issuer', (claims) => ({ ...claims, iss: 'https://penyedia-lain.example' })],
    ['without an issuer', ({ iss: _, ...claims }) => claims],
    ['for another client', (claims) => ({ ...claims, aud: 'aplikasi-lain' })],
    ['for two clients, without saying which asked', (claims) => ({ ...claims, aud: ['sinergi', 'lain'] })],
    ['that another client asked for', (claims) => ({ ...claims, aud: ['sinergi', 'lain'], azp: 'lain' })],
    ['that has expired', (claims) => ({ ...claims, exp: Number(claims['iat']) - hour })],
    ['without an expiry', ({ exp: _, ...claims }) => claims],
    [
      'from the future',
      (claims) => ({ ...claims, iat: Number(claims['iat']) + hour, exp: Number(claims['exp']) + hour }),
    ],
    ['that is not valid yet', (claims) => ({ ...claims, nbf: Number(claims['iat']) + hour })],
    ['with the nonce of another flow', (claims) => ({ ...claims, nonce: 'dari-alur-lain' })],
    ['without a nonce', ({ nonce: _, ...claims }) => claims],
    ['without a subject', ({ sub: _, ...claims }) => claims],
    ['with an empty subject', (claims) => ({ ...claims, sub: '' })],
    ['with a subject that is no text', (claims) => ({ ...claims, sub: ['korban'] })],
  ];

  it.each(wrong)('%s', async (_what, change) => {
    const { window, nonce, back } = await setOut();
    idp.give(idp.token(change(idp.claims(nonce))));
    await expectNoEntry(window, back(), 'invalid');
  });

  const forgeries: [string, (claims: Claims) => string][] = [
    ['that nobody signed (alg none)', (claims) => idp.forged(claims, { alg: 'none' }, () => '')],
    [
      'signed with our own public key as a shared secret (HS256)',
      (claims) => {
        const pem = idp.publicKey.export({ format: 'pem', type: 'spki' });
        return idp.forged(claims, { alg: 'HS256', kid: 'penyedia' }, hs256(pem));
      },
    ],
    [
      'signed with the client secret (HS256)',
      (claims) => idp.forged(claims, { alg: 'HS256' }, hs256('rahasia')),
    ],
    [
      'signed by another key',
      (claims) => idp.forged(claims, { alg: 'RS256', kid: 'penyedia' }, rs256(anotherKey())),
    ],
    [
      'that brings its own key',
      (claims) => {
        const key = anotherKey();
        const jwk = { kty: 'RSA', ...key.export({ format: 'jwk' }), d: undefined };
        return idp.forged(claims, { alg: 'RS256', kid: 'penyedia', jwk }, rs256(key));
      },
    ],
    [
      'that was altered after signing',
      (claims) => altered(idp.token({ ...claims, sub: 'siapa-saja' }), claims),
    ],
  ];

  it.each(forgeries)('%s', async (_what, forge) => {
    const { window, nonce, back } = await setOut();
    idp.give(forge(idp.claims(nonce)));
    await expectNoEntry(window, back(), 'invalid');
  });
});

const anotherKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

function altered(token: string, claims: Claims): string {
  const [header, , signature] = token.split('.');
  return `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`;
}

describe('an account is its issuer and subject, and nothing else:', () => {
  it.each([
    ['the e-mail address of an administrator', { sub: 'penyerang', email: 'EMAIL', email_verified: true }],
    ['the subject in other letters', { sub: 'KORBAN' }],
    ['the subject with a space', { sub: 'korban ' }],
    ['the same name', { sub: 'penyerang', preferred_username: 'korban', name: 'korban' }],
  ])('%s opens nothing', async (_what, claimed) => {
    const email = await addressOf(office, victim);
    const { window, nonce, back } = await setOut();
    const claims = JSON.parse(JSON.stringify(claimed).replace('EMAIL', email)) as Claims;
    idp.give(idp.token({ ...idp.claims(nonce), ...claims }));
    await expectNoEntry(window, back(), 'unknown');
  });

  it('the subject that another issuer vouched for opens nothing', async () => {
    await link('https://penyedia-lama.example', 'pernah-di-sana');
    const { window, nonce, back } = await setOut();
    idp.give(idp.token({ ...idp.claims(nonce), sub: 'pernah-di-sana' }));
    await expectNoEntry(window, back(), 'unknown');
  });
});

describe('an answer of the provider means nothing', () => {
  it.each([
    ['with the state of another flow', { state: 'dari-alur-lain' }],
    ['without a state', { state: null }],
  ])('%s', async (_what, change) => {
    const { window, nonce, back } = await setOut();
    idp.give(idp.token(idp.claims(nonce)));
    await expectNoEntry(window, back(change), 'flow-over');
  });

  it('with two states', async () => {
    const { window, nonce, back } = await setOut();
    idp.give(idp.token(idp.claims(nonce)));
    await expectNoEntry(window, `${back()}&state=lain`, 'flow-over');
  });

  it('that comes from another provider (mix-up), or does not say from which', async () => {
    for (const iss of ['https://penyedia-lain.example', null]) {
      const { window, nonce, back } = await setOut();
      idp.give(idp.token(idp.claims(nonce)));
      await expectNoEntry(window, back({ iss }), 'invalid');
    }
  });

  it('in a browser that did not begin, with or without a flow of its own', async () => {
    const { nonce, back } = await setOut();
    idp.give(idp.token(idp.claims(nonce)));
    await expectNoEntry(new SsoBrowser(office), back(), 'flow-over');
    const other = await setOut();
    await expectNoEntry(other.window, back(), 'flow-over');
  });

  it('with a cookie that was made up, or altered', async () => {
    const { window, back } = await setOut();
    const value = window.cookies.slice('sso='.length);
    const flipped = value.slice(0, -2) + (value.endsWith('AA') ? 'BB' : 'AA');
    for (const cookie of [`sso=${flipped}`, 'sso=x', `sso=${Buffer.from('{}').toString('base64url')}`]) {
      await expectNoEntry(new SsoBrowser(office, cookie), back(), 'flow-over');
    }
  });

  it('a second time, even with the cookie kept', async () => {
    const { window, nonce, back } = await setOut();
    const kept = window.cookies;
    idp.give(idp.token(idp.claims(nonce)));
    await window.comeBack(back());
    await expectNoEntry(new SsoBrowser(office, kept), back(), 'flow-over');
  });

  it('to two requests at once: one of them signs in', async () => {
    const { window, nonce, back } = await setOut();
    idp.give(idp.token(idp.claims(nonce)));
    const twins = [0, 1].map(() => new SsoBrowser(office, window.cookies).comeBack(back()));
    const landed = (await Promise.all(twins)).map((url) => url.includes('reason=flow-over'));
    expect(landed.filter((refused) => refused)).toHaveLength(1);
  });

  it('after ten minutes', async () => {
    const { window, nonce, back } = await setOut();
    idp.give(idp.token(idp.claims(nonce)));
    office.clock.travel(new Date(Date.now() + 601_000).toISOString());
    await expectNoEntry(window, back(), 'flow-over');
  });

  it('that is an error, and it says whose', async () => {
    for (const [error, reason] of [
      ['access_denied', 'refused'],
      ['temporarily_unavailable', 'unavailable'],
    ]) {
      const { window, back } = await setOut();
      await expectNoEntry(window, back({ code: null, error: error ?? '' }), reason ?? '');
    }
  });

  it('that brings tokens along instead of a code', async () => {
    const { window, nonce, back } = await setOut();
    const idToken = idp.token(idp.claims(nonce));
    await expectNoEntry(window, back({ code: null, id_token: idToken }), 'invalid');
  });
});

describe('linking', () => {
  it('cannot be made of a sign-in: the flow says what it is for', async () => {
    const before = await doors();
    const attacker = await office.person('official');
    const { window, nonce, back } = await setOut(new SsoBrowser(office, attacker.cookie));
    idp.give(idp.token({ ...idp.claims(nonce), sub: 'belum-tertaut' }));
    expect(await window.comeBack(back())).toContain('reason=unknown');
    expect((await doors())[0]).toMatchObject({
      identities: (before[0] as { identities: unknown }).identities,
    });
  });

  it('begun by one person is not finished for another in the same browser', async () => {
    const one = await office.person('staff');
    const began = new SsoBrowser(office, one.cookie);
    const asked = (await began.startLink()).searchParams;
    idp.give(idp.token({ ...idp.claims(asked.get('nonce') ?? ''), sub: 'milik-satu' }));
    const other = await office.person('staff');
    const flow = began.cookies.split('; ').find((cookie) => cookie.startsWith('sso=')) ?? '';
    const window = new SsoBrowser(office, flow);
    window.keep(other.cookie);
    const answer = new URLSearchParams({ code: 'kode', state: asked.get('state') ?? '', iss: idp.issuer });
    expect(await window.comeBack(`/api/sso/callback?${answer.toString()}`)).toContain('reason=signed-out');
  });
});
