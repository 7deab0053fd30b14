import { type FastifyInstance, fastify, type FastifyRequest } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logOptions } from '../../src/platform/http/logger.js';
import { LogWatch } from './log-watch.js';
import { learn } from './secrets.js';

let watch: LogWatch;
let server: FastifyInstance;
/** What the server says of a request, by mistake. */
let says: (request: FastifyRequest) => unknown;

beforeEach(() => {
  watch = new LogWatch(false);
  server = fastify({ logger: logOptions({ logLevel: 'debug' }, watch) });
  watch.follow(server);
  server.post('/', (request, reply) => {
    reply.header('set-cookie', 'sid=hjkl-HJKL-0123456789-hjkl; Path=/');
    request.log.info(says(request), 'asked');
    return {
      id: 1,
      token: 'token-yang-diberikan',
      secret: 'JBSWY3DPEHPK3PXP',
      recoveryCodes: ['4f7k-2m9q-x3'],
    };
  });
});
afterEach(() => watch.end());

const sent = {
  password: 'empat-kata-yang-acak',
  code: '493817',
  notes: [{ text: 'Bupati meminta “laporan” tentang\nlimbah pabrik sebelum Lebaran.' }],
};
const ask = () =>
  server.inject({
    method: 'POST',
    url: '/?q=siapa+saja&state=asal-usul-masuk-sekali-pakai',
    headers: {
      cookie: 'tema=gelap; sid=qwer-QWER-0123456789-qwer',
      authorization: 'Bearer kunci-api-rahasia',
    },
    payload: sent,
  });

describe('a log that tells', () => {
  it.each<[string, (request: FastifyRequest) => unknown]>([
    ['password', ({ body }) => body],
    ['password', ({ body }) => ({ deep: [{ it: `is ${(body as typeof sent).password}!` }] })],
    ['code', ({ body }) => ({ took: 4938170, code: (body as typeof sent).code })],
    ['text that somebody wrote', ({ body }) => ({ body: JSON.stringify((body as typeof sent).notes) })],
    ['search words', ({ query }) => query],
    ['state', ({ url }) => ({ url })],
    ['cookie', ({ headers }) => ({ was: headers.cookie?.slice(-25) })],
    ['API token', ({ headers }) => headers],
    ['cookie', () => ({ set: 'hjkl-HJKL-0123456789-hjkl' })],
    ['token', () => ({ gave: 'token-yang-diberikan' })],
    ['secret', () => ({ gave: 'otpauth://totp/x?secret=JBSWY3DPEHPK3PXP' })],
    ['recoveryCodes', () => ({ gave: ['4f7k-2m9q-x3'] })],
    ['e-mail address', () => ({ to: 'Siti <siti@contoh.sinergi.test>' })],
    ['phone number', () => ({ to: '+62 812-3456-7890' })],
    ['phone number', () => ({ to: '081234567890' })],
    ['number of an identity card', () => ({ nik: 3216014507890001 })],
    ['hash of a password', () => ({ row: '$argon2id$v=19$m=19456$abc' })],
    ['password of a database', () => ({ url: 'postgres://sinergi:rahasia@localhost/sinergi' })],
  ])('a secret (%s) is a fault, which names the place and not the secret', async (kind, what) => {
    says = what;
    await ask();
    const fault = faultOf(() => watch.verify());
    expect(fault).toContain(kind);
    expect(fault).toMatch(/log-watch\.spec\.ts:\d+/);
    for (const secret of [
      sent.password,
      'qwer-QWER',
      'hjkl-HJKL',
      'kunci-api',
      'JBSWY3',
      'siti@',
      '3216014507',
    ])
      expect(fault).not.toContain(secret);
  });

  it('what is nobody’s business but the program’s is none', async () => {
    says = ({ id, method, routeOptions }) => ({
      id,
      method,
      route: routeOptions.url,
      code: '22P02',
      took: 4938170,
    });
    await ask();
    watch.verify();
  });

  it('what a mail opens is a fault, though nobody went there yet', async () => {
    const mailer = { send: () => Promise.resolve() };
    watch.followMails(mailer);
    const text = 'Buka https://sinergi.test/answer#token=Zm9vYmFyYmF6cXV4-1234 sebelum Jumat.';
    await (mailer.send as (mail: object) => Promise<void>)({
      text,
      subject: 'Undangan',
      to: { name: 'Siti' },
    });
    server.log.warn('could not deliver Zm9vYmFyYmF6cXV4-1234');
    expect(faultOf(() => watch.verify())).toContain('link of a mail');
  });

  it('a secret is known in the log of every office of the file', () => {
    const other = new LogWatch(false);
    learn('password', 'kata-sandi-tetangga');
    other.write('{"level":50,"msg":"kata-sandi-tetangga"}');
    expect(faultOf(() => other.end())).toContain('password');
  });
});

function faultOf(work: () => void): string {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was found');
}
