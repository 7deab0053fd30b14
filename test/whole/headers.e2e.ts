import { randomUUID } from 'node:crypto';
import type { RequestOptions } from 'node:http';
import pg from 'pg';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RouteTable } from '../../src/platform/http/route-table.js';
import { openWorld, type World } from '../hostile/world.js';
import { aMeeting } from '../support/factories.js';
import { attach } from '../support/files.js';
import { openOffice } from '../support/office.js';
import { mailsTo } from '../support/reminders.js';
import { anAccount, password, sendAccountMails } from '../support/sign-in.js';
import { askerOf, isPrivate, isStrict, weaknesses } from '../support/strict-answers.js';

let world: World;
/** Past every client that would help. */
let ask: ReturnType<typeof askerOf>;

beforeAll(async () => {
  const office = await openOffice({ BASE_URL: 'https://sinergi.example.go.id', LOG_LEVEL: 'silent' });
  world = await openWorld(office);
  ask = askerOf((office.app.getHttpServer().address() as { port: number }).port);
});
afterAll(() => world.office.close());

const isData = (path: string) => /^\/(api|health)\//.test(path) && !path.startsWith('/api/docs');

describe('every answer tells the browser to be strict', () => {
  it('on every route that the server has, to those who are signed in and those who are not', async () => {
    const { routes } = world.office.app.get(RouteTable);
    expect(routes.length).toBeGreaterThan(80);
    for (const { method, path } of routes) {
      const url = path.replaceAll(/:\w+/g, randomUUID()).replaceAll('*', 'tidak-ada');
      for (const cookie of ['', world.staff.cookie]) {
        // What ends the session would end it for the rest of the walk.
        if (cookie !== '' && method === 'DELETE' && path === '/api/sessions/current') continue;
        const writes = method !== 'GET' && method !== 'HEAD';
        const headers = { cookie, ...(writes ? { 'content-type': 'application/json' } : {}) };
        const answer = await ask({ method, path: url, headers, ...(writes ? { body: '{}' } : {}) });
        const what = `${method} ${path} ${answer.status}`;
        expect(answer.status, what).toBeLessThan(500);
        isStrict(answer, what);
        if (isData(path)) isPrivate(answer, what);
      }
    }
  });

  it.each<[string, RequestOptions & { body?: string }, number]>([
    ['an unknown address of the API', { path: '/api/tidak-ada' }, 404],
    ['the API itself', { path: '/api' }, 404],
    ['an unknown file', { path: '/assets/tidak-ada.js' }, 404],
    ['a folder', { path: '/assets' }, 200],
    ['an address that cannot be read', { path: '/api/%E0%A4%A' }, 400],
    ['a part of an address that is too long', { path: `/api/meetings/${'a'.repeat(300)}` }, 404],
    ['a method that the address does not have', { path: '/api/me', method: 'PUT' }, 405],
    ['a method of another protocol', { path: '/api/me', method: 'PROPFIND' }, 405],
    ['a preflight', { path: '/api/me', method: 'OPTIONS' }, 405],
    ['nobody', { path: '/api/me' }, 401],
    ['nobody who asks for the head alone', { path: '/api/me', method: 'HEAD' }, 401],
    ['the head of the page', { path: '/', method: 'HEAD' }, 200],
    ['an address of the page', { path: '/meetings/apa-saja' }, 200],
    ['an invitation that is opened from a mail', { path: '/answer' }, 200],
    ['who came to a meeting', { path: '/check-in' }, 200],
    [
      'the built-in mailbox, whose mails stand in a frame with the policy of the page',
      { path: '/mailbox' },
      200,
    ],
    ['the description', { path: '/api/docs' }, 200],
    ['the description as data', { path: '/api/docs/json' }, 200],
    ['who is sent on', { path: '/api/sso/callback?code=x&state=x' }, 303],
    ['who asks for another host', { path: '/api/me', headers: { host: 'jahat.example' } }, 421],
    [
      'the page under another host',
      { path: '/', headers: { host: 'sinergi.example.go.id.jahat.example' } },
      421,
    ],
    [
      'a write from another site',
      { path: '/api/sessions', method: 'POST', headers: { origin: 'https://lain.example' }, body: '{}' },
      403,
    ],
    [
      'a body of another kind',
      { path: '/api/sessions', method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' },
      415,
    ],
    [
      'a body that is no JSON',
      { path: '/api/sessions', method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' },
      400,
    ],
    [
      'a body that is too large',
      {
        path: '/api/sessions',
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify('a'.repeat(1_100_000)),
      },
      413,
    ],
    [
      'fields that cannot be accepted',
      { path: '/api/sessions', method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' },
      422,
    ],
  ])('to %s', async (what, options, status) => {
    const answer = await ask(options);
    expect(answer.status).toBe(status);
    isStrict(answer, what);
    if (isData(String(options.path))) isPrivate(answer, what);
  });

  it('to who writes over what has changed, or names no version', async () => {
    const { id } = (await world.staff.post('/api/commitments', world.commitment()).expect(201)).body;
    for (const [version, status] of [
      ['"99"', 412],
      [undefined, 428],
    ] as const) {
      const headers = {
        cookie: world.staff.cookie,
        'content-type': 'application/json',
        ...(version === undefined ? {} : { 'if-match': version }),
      };
      const answer = await ask({
        path: `/api/commitments/${id}`,
        method: 'PATCH',
        headers,
        body: '{"unit":"x"}',
      });
      expect(answer.status).toBe(status);
      isStrict(answer, String(status));
      isPrivate(answer, String(status));
    }
  });

  it('with a file that the browser has already (304), and with a compressed one', async () => {
    for (const path of ['/', '/favicon.svg']) {
      const first = await ask({ path });
      isStrict(first, path);
      const again = await ask({ path, headers: { 'if-none-match': String(first.headers['etag']) } });
      expect(again.status).toBe(304);
      isStrict(again, `${path} 304`);
    }
    const docs = await ask({ path: '/api/docs/json', headers: { 'accept-encoding': 'br' } });
    expect(docs.headers['content-encoding']).toBe('br');
    isStrict(docs, 'compressed');
    const holidays = {
      path: '/api/holidays',
      headers: { cookie: world.staff.cookie, 'accept-encoding': 'br' },
    };
    const list = await ask(holidays);
    expect(list.headers['content-encoding']).toBe('br');
    expect(list.headers['vary']).toMatch(/accept-encoding/i);
    isPrivate(list, 'compressed');
  });

  it('with a file that somebody attached, whose policy lets it do nothing', async () => {
    const { office, staff } = world;
    const { id: meeting } = await aMeeting(office);
    const { body } = await staff
      .post(`/api/meetings/${meeting}/agenda-items`, { topic: 'csr', title: 'Penerangan jalan' })
      .expect(201);
    const item = body.agendaItems[0].id as string;
    const { body: attached } = await attach(staff, { meeting, item }).expect(201);
    const path = `/api/meetings/${meeting}/files/${attached.agendaItems[0].files[0].id}`;
    const answer = await ask({ path, headers: { cookie: staff.cookie } });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-disposition']).toMatch(/^attachment/);
    isStrict(answer, 'file');
    isPrivate(answer, 'file');
  });

  it('a policy that were lax would be noticed', () => {
    expect(weaknesses("script-src 'self' 'unsafe-inline'; object-src *").length).toBeGreaterThan(1);
    expect(weaknesses("default-src 'self'; script-src 'self' https:")).toHaveLength(1);
  });

  it('when the program itself is at fault (500)', async () => {
    const owner = new pg.Client({ connectionString: world.office.ownerUrl });
    await owner.connect();
    await owner.query(`ALTER TABLE districts RENAME TO lost`);
    const answer = await ask({ path: '/api/districts', headers: { cookie: world.staff.cookie } });
    await owner.query(`ALTER TABLE lost RENAME TO districts`);
    await owner.end();
    expect(answer.status).toBe(500);
    isStrict(answer, '500');
    isPrivate(answer, '500');
  });

  it('to bytes that are no HTTP, or too many', async () => {
    for (const bytes of [
      'GET /api/me HTTP/1.1\r\nHost localhost\r\n\r\n',
      `GET / HTTP/1.1\r\nHost: localhost\r\nCookie: ${'a'.repeat(32_768)}\r\n\r\n`,
    ]) {
      const [head = ''] = (await world.overSocket(bytes)).split('\r\n\r\n');
      const lines = head
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(/: (.*)/));
      const headers = Object.fromEntries(lines.map(([name = '', value = '']) => [name.toLowerCase(), value]));
      const answer = { status: Number(head.slice(9, 12)), headers, type: headers['content-type'] ?? '' };
      expect(answer.status).toBeGreaterThanOrEqual(400);
      isStrict(answer, head);
      isPrivate(answer, head);
    }
  });
});

describe('the host that a request names', () => {
  const ours = 'sinergi.example.go.id';
  const asked = (headers: Record<string, string>) => {
    const body = JSON.stringify({ email: 'siapa@contoh.sinergi.test' });
    const sent = { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers };
    return ask({ path: '/api/password-resets', method: 'POST', headers: sent, body });
  };
  const mails = () => world.office.rows(sql`SELECT id FROM account_mails`);

  it('makes no mail unless it is the configured one', async () => {
    const before = (await mails()).length;
    for (const host of [
      'jahat.example',
      `${ours}.jahat.example`,
      `${ours}@jahat.example`,
      'localhost.jahat.example',
    ])
      expect((await asked({ host, origin: `https://${host}` })).status, host).toBe(421);
    expect(await mails()).toHaveLength(before);
    expect((await asked({ host: ours, origin: `https://${ours}` })).status).toBe(202);
    expect(await mails()).toHaveLength(before + 1);
  });

  it('is not what others say of it besides, unless a proxy that we trust or the office says so', async () => {
    for (const name of ['x-forwarded-host', 'x-host', 'x-original-host', 'x-forwarded-server'])
      expect((await asked({ host: ours, [name]: 'jahat.example' })).status, name).toBe(202);
    expect((await asked({ host: 'jahat.example', 'x-forwarded-host': ours })).status).toBe(421);
    const environment = {
      DEMO: 'true',
      BASE_URL: `https://${ours}`,
      ALLOWED_HOSTS: 'rapat.example.id',
      TRUSTED_PROXIES: '127.0.0.1',
    };
    const behind = await openOffice(environment);
    const me = (headers: Record<string, string>) => behind.nobody.get('/api/me').set(headers);
    await me({ Host: 'hulu.example', 'X-Forwarded-Host': ours }).expect(401);
    await me({ Host: ours, 'X-Forwarded-Host': 'jahat.example' }).expect(421);
    await me({ Host: 'rapat.example.id' }).expect(401);
    await me({ Host: 'rapat.example.id.jahat.example' }).expect(421);
    const { email } = await anAccount(behind);
    const forgotten = (origin: string) =>
      behind.nobody.post('/api/password-resets', { email }).set({ Host: 'rapat.example.id', Origin: origin });
    await forgotten('https://jahat.example').expect(403);
    await forgotten('https://rapat.example.id').expect(202);
    await sendAccountMails(behind);
    const [mail] = await mailsTo(behind, email);
    expect(mail?.text).toContain(`https://${ours}/`);
    expect(mail?.text).not.toContain('rapat.example.id');
    await behind.close();
  });

  it('is any for a supervisor, this machine and the own network', async () => {
    expect((await ask({ path: '/health/ready', headers: { host: 'jahat.example' } })).status).toBe(200);
    for (const host of ['localhost:3000', '127.0.0.1:3000', '10.20.0.4', 'sinergi:3000', 'pc-rapat.local'])
      expect((await ask({ path: '/api/me', headers: { host } })).status, host).toBe(401);
  });
});

describe('what the browser is told besides', () => {
  it('under https pages ask for nothing by http; without it they are not told to', async () => {
    const { headers } = await ask({ path: '/' });
    expect(headers['content-security-policy']).toContain('upgrade-insecure-requests');
    const plain = await openOffice();
    const answer = await plain.nobody.get('/').expect(200);
    expect(answer.headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
    expect(answer.headers).not.toHaveProperty('strict-transport-security');
    await plain.close();
  });

  it('cookies belong to this host alone, and no script and no other site’s form gets at them', async () => {
    const { email } = await anAccount(world.office);
    const answer = await world.office.nobody.post('/api/sessions', { email, password }).expect(201);
    const [session, known] = answer.headers['set-cookie'] as unknown as string[];
    expect(session).toMatch(/^__Host-sid=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(known).toMatch(/^__Host-known=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
  });

  it('signing out clears what the browser keeps', async () => {
    const person = await world.office.person('staff');
    const answer = await person.delete('/api/sessions/current').expect(204);
    expect(answer.headers['clear-site-data']).toBe('"cache", "cookies", "storage"');
  });
});
