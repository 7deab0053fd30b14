import { randomUUID } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sql, { raw } from 'sql-template-tag';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { InvitationsService } from '../src/features/access/index.js';
import { Sweeps } from '../src/platform/jobs/sweeps.js';
import { Mailbox } from '../src/platform/mail/mailbox.js';
import { openOffice, type TestOffice } from './support/office.js';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const day = 86_400_000;
const began = Date.parse('2026-01-05T02:00:00Z');
const travel = (days: number) => office.clock.travel(new Date(began + days * day).toISOString());
const sweep = () => office.app.get(Sweeps).run();

async function count(table: string): Promise<number> {
  const [row] = await office.rows<{ count: number }>(sql`SELECT count(*) AS count FROM ${raw(table)}`);
  return row?.count ?? -1;
}

it('keys against a second press are kept for two days, so that who comes back within one is answered', async () => {
  travel(0);
  const staff = await office.person('staff');
  const key = randomUUID();
  const body = { name: `PT ${key}`, kind: 'company', side: 'industry' };
  const press = () => staff.send('post', '/api/organisations').set('Idempotency-Key', key).send(body);
  const first = await press().expect(201);
  travel(1);
  await sweep();
  expect((await press().expect(201)).body).toEqual(first.body);
  travel(2.1);
  expect(await sweep()).toMatchObject({ 'idempotency keys': 1 });
  expect(await count('idempotency_keys')).toBe(0);
});

it('many go batch by batch, until none is left', async () => {
  travel(0);
  await office.rows(sql`
    INSERT INTO idempotency_keys (actor_id, route, key, request_hash, created_at)
    SELECT gen_random_uuid(), 'POST /api/uji', i::text, '', ${office.clock.now()} FROM generate_series(1, 2500) AS i`);
  travel(3);
  const [one, other] = await Promise.all([sweep(), sweep()]);
  expect((one['idempotency keys'] ?? 0) + (other['idempotency keys'] ?? 0)).toBe(2500);
  expect(await count('idempotency_keys')).toBe(0);
});

it('sessions and invitations are forgotten ninety days after they ended, not before', async () => {
  const fresh = await openOffice();
  const clean = () => fresh.app.get(Sweeps).run();
  fresh.clock.travel('2026-01-05T02:00:00Z');
  await fresh.app.get(InvitationsService).forFirstAdministrator();
  await fresh.person('staff');
  await fresh.rows(sql`UPDATE sessions SET expires_at = created_at + interval '12 hours'`);
  fresh.clock.travel('2026-04-05T02:00:00Z');
  expect(await clean()).toMatchObject({ sessions: 0, invitations: 0 });
  fresh.clock.travel('2026-04-07T02:00:00Z');
  expect(await clean()).toMatchObject({ sessions: 1, invitations: 1 });
  await fresh.close();
});

it('what limits have counted, and which cookies were used up, is forgotten when its time is over', async () => {
  travel(0);
  const [before, after] = [new Date(began - 1), new Date(began + 1)];
  await office.rows(sql`
    INSERT INTO rate_limits (key, points, expire) VALUES ('over', 1, 1000), ('not yet', 1, 9000000000000)`);
  await office.rows(sql`
    INSERT INTO used_cookies (id, expires_at) VALUES (gen_random_uuid(), ${before}), (gen_random_uuid(), ${after})`);
  expect(await sweep()).toMatchObject({ 'rate limits': 1, 'used cookies': 1 });
  expect(await count('rate_limits')).toBe(1);
});

it('the built-in mailbox keeps ninety days, and of these the newest ten thousand', async () => {
  const folder = join(office.config.dataDirectory, 'mailbox');
  await mkdir(folder, { recursive: true });
  const put = (days: number) => writeFile(join(folder, `${v7({ msecs: began + days * day })}.eml`), '');
  for (const days of [-91, -90.1, -89, 0]) await put(days);
  travel(0);
  expect(await sweep()).toMatchObject({ mails: 2 });
  expect(await readdir(folder)).toHaveLength(2);
  const before = new Date(began - 90 * day);
  expect(await office.app.get(Mailbox).drop({ before, beyond: 1, most: 10 })).toBe(1);
  const [newest] = await readdir(folder);
  expect(Number.parseInt(newest?.replace('-', '').slice(0, 12) ?? '', 16)).toBe(began);
});

it('a sweep that fails is told, and keeps no other from its turn', async () => {
  const sweeps = office.app.get(Sweeps);
  let swept = 0;
  sweeps.register('stuck', () => Promise.reject(new Error('the disk is full')));
  sweeps.register('last', () => Promise.resolve((swept += 1)));
  await expect(sweeps.run()).rejects.toThrow('the disk is full');
  expect(swept).toBe(1);
});
