import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { UsersService } from '../src/features/access/index.js';
import { system } from '../src/kernel/policy.js';
import {
  type Answer,
  type HostileProvider,
  hs256,
  json,
  openHostileProvider,
} from './support/hostile-provider.js';
import { openOffice, type TestOffice } from './support/office.js';
import { SsoBrowser } from './support/sso-browser.js';

let office: TestOffice;
let idp: HostileProvider;
async function open(): Promise<void> {
  idp = await openHostileProvider();
  office = await openOffice(idp.environment);
}
async function close(): Promise<void> {
  await office.close();
  await idp.close();
}

const description = '/.well-known/openid-configuration';
const nothing: Answer = (_, response) => response.destroy();

/** Where a start ends that does not get as far as the provider. */
async function failedStart(of = office): Promise<string> {
  const start = await of.nobody.get('/api/sso/start').expect(303);
  return String(start.headers['location']);
}

/** Comes back with a code, to be traded at a token endpoint that does not keep its word. */
async function comeBack(prepare: (nonce: string) => void = () => undefined): Promise<string> {
  const window = new SsoBrowser(office);
  const asked = (await window.start()).searchParams;
  prepare(asked.get('nonce') ?? '');
  const answer = new URLSearchParams({ code: 'kode', state: asked.get('state') ?? '', iss: idp.issuer });
  return window.comeBack(`/api/sso/callback?${answer.toString()}`);
}

describe('while the provider is down', () => {
  beforeEach(open);
  afterEach(close);

  it('passwords open the office as ever, and the provider is tried again when it is back', async () => {
    idp.answers(description, nothing);
    const account = { email: 'siti@contoh.sinergi.test', password: 'empat-kata-yang-acak' };
    await office.app.get(UsersService).create(system, { name: 'Siti', ...account, grants: [] });
    expect(await failedStart()).toContain('/sso-failed?reason=unavailable&purpose=sign-in');
    await office.nobody.post('/api/sessions', account).expect(201);
    const linking = await (await office.person('staff')).post('/api/me/identities').expect(503);
    expect(linking.body.detail).toBe(
      'Penyedia akun sedang tidak dapat dihubungi. Coba lagi beberapa menit lagi.',
    );
    idp.reset();
    await setTimeout(1100);
    expect(await failedStart()).toContain(`${idp.issuer}/auth?`);
  });

  it('nobody waits longer than ten seconds, however it is silent', async () => {
    const silent = () => undefined;
    const other = await openHostileProvider();
    other.answers(description, silent);
    const next = await openOffice(other.environment);
    idp.answers('/token', silent);
    const began = performance.now();
    const both = await Promise.all([comeBack(), failedStart(next)]);
    expect(performance.now() - began).toBeLessThan(18_000);
    for (const answer of both) expect(answer).toContain('reason=unavailable');
    await next.close();
    await other.close();
  }, 40_000);
});

describe('a provider is not believed', () => {
  beforeEach(open);
  afterEach(close);

  it('that calls itself something else than was set up', async () => {
    idp.describes({ issuer: 'https://penyedia-lain.example' });
    expect(await failedStart()).toContain('reason=invalid');
  });

  it('that offers only signatures which prove nothing', async () => {
    idp.describes({ id_token_signing_alg_values_supported: ['HS256', 'none'] });
    const landed = await comeBack((nonce) => {
      idp.give(idp.forged(idp.claims(nonce), { alg: 'HS256' }, hs256('rahasia')));
    });
    expect(landed).toContain('reason=invalid');
  });
});

describe('nobody is let in by a provider', () => {
  beforeAll(open);
  afterAll(close);

  it.each<[string, Answer, string]>([
    ['garbage', (_, response) => response.end('<html>galat</html>'), 'unavailable'],
    ['an error page', json({ error: 'server_error' }, 500), 'unavailable'],
    ['a refusal of the code', json({ error: 'invalid_grant' }, 400), 'invalid'],
    ['no ID token', json({ access_token: 'a', token_type: 'Bearer' }), 'invalid'],
    ['no JWT', json({ access_token: 'a', token_type: 'Bearer', id_token: 'a.b.c' }), 'invalid'],
    [
      'the way to another place',
      (_, response) => response.writeHead(307, { Location: 'https://lain.example/token' }).end(),
      'unavailable',
    ],
    ['a cut connection', nothing, 'unavailable'],
  ])('whose token endpoint answers %s', async (_what, answer, reason) => {
    idp.answers('/token', answer);
    expect(await comeBack()).toContain(`reason=${reason}`);
  });
});
