import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Program } from '../support/program.js';
import { learn } from '../support/secrets.js';

let folder: string;
const running = new Set<Program>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sinergi-process-'));
});
afterAll(async () => {
  await Promise.all([...running].map((program) => program.stop('SIGTERM')));
  await rm(folder, { recursive: true, force: true });
});

/** The program on the folder of this file; it ends with the file. */
function start(environment: Record<string, string> = {}): Program {
  const program = new Program({ DATA_DIRECTORY: folder, ...environment });
  running.add(program);
  void program.ended.then(() => running.delete(program));
  return program;
}

const link = /#token=(\S+)/;

async function accept(base: string, token: string): Promise<Response> {
  return fetch(`${base}/api/invitations/acceptances`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      token,
      name: 'Budi',
      email: 'budi@contoh.sinergi.test',
      password: 'empat-kata-yang-acak',
    }),
  });
}

/** A bundle that holds a library twice reads the database, or what is sent, by the one that was told nothing. */
async function isOfOnePiece(base: string, cookie: string): Promise<void> {
  const holidays = await fetch(`${base}/api/holidays`, { headers: { cookie } });
  const { items } = (await holidays.json()) as { items: { date: string }[] };
  expect(items[0]?.date).toMatch(/^\d{4}-\d\d-\d\d$/);
  const users = await fetch(`${base}/api/users?limit=banyak`, { headers: { cookie } });
  expect(((await users.json()) as { errors: object[] }).errors).toMatchObject([{ pointer: '/limit' }]);
}

/** Whatever opens something, as it comes along in requests that fail and that go through. */
const secret = 'rahasia-kuda-jagung';

/** Sends it wherever one proves who one is; answers with what statuses. */
async function tellsItsSecrets(base: string): Promise<number[]> {
  const body = (content: object) => ({
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(content),
  });
  const asked = [
    fetch(`${base}/api/sessions`, body({ email: 'budi@contoh.sinergi.test', password: secret })),
    fetch(`${base}/api/sessions`, body({ email: 'siapa@contoh.sinergi.test', password: [secret] })),
    fetch(`${base}/api/sessions`, { ...body({}), body: `{"password":"${secret}"` }),
    fetch(`${base}/api/password-resets/uses`, body({ token: secret, password: `${secret}-lain` })),
    fetch(`${base}/api/invitations/previews`, body({ token: secret })),
    fetch(`${base}/api/me`, { headers: { authorization: `Bearer ${secret}`, cookie: `sid=${secret}` } }),
    fetch(`${base}/api/commitments?q=${secret}`, { headers: { cookie: `sid=${secret}` } }),
    fetch(`${base}/api/sso/callback?code=${secret}&state=${secret}`, { redirect: 'manual' }),
  ];
  return (await Promise.all(asked)).map(({ status }) => status);
}

it('starts on an empty folder, survives kill -9 without losing what it acknowledged, and stops cleanly', async () => {
  const first = start();
  const base = await first.address();
  const token = await first.says(link);
  expect((await accept(base, token)).status).toBe(201);
  await first.stop('SIGKILL');

  const second = start({ LOG_LEVEL: 'debug' });
  const again = await second.address();
  const signIn = await fetch(`${again}/api/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: 'budi@contoh.sinergi.test', password: 'empat-kata-yang-acak' }),
  });
  expect(signIn.status).toBe(201);
  await isOfOnePiece(again, signIn.headers.getSetCookie().join('; '));
  expect((await fetch(`${again}/health/ready`)).status).toBe(200);
  expect(await tellsItsSecrets(again)).toEqual([401, 422, 400, 410, 410, 401, 401, 303]);
  expect(second.output).toContain('{"level":');
  for (const known of [secret, 'empat-kata-yang-acak']) learn('password', known);
  learn('cookie', signIn.headers.getSetCookie()[0]?.split(/[=;]/)[1]);
  expect(second.output).not.toMatch(link);
  // Browsers keep a connection at hand on which they have asked nothing yet.
  const silent = connect(Number(new URL(again).port), '127.0.0.1');
  await once(silent, 'connect');
  expect(await second.stop('SIGTERM')).toBe(0);

  const third = start();
  await third.address();
  expect(await third.stop('SIGINT')).toBe(0);
});

it('says what to do when its port is taken', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as { port: number };
  const program = start({ PORT: String(port) });
  expect(await program.ended).toBe(1);
  expect(program.output).toContain(`Port ${port} is taken by another program.`);
  expect(program.output).not.toContain('    at ');
  other.close();
});

it('tells every mistake of its environment in a sentence', async () => {
  const program = start({ PORT: 'satu', MAIL_FROM: 'siapa', LOG_LEVEL: 'keras' });
  expect(await program.ended).toBe(1);
  expect(program.output).toContain('PORT must be a whole number');
  expect(program.output).toContain('MAIL_FROM must be an address');
  expect(program.output).toContain('LOG_LEVEL must be one of');
});
