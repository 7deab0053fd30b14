import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import type { Test } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ruledRoutes } from '../src/platform/http/route-rules.js';
import { whoMayAll } from './matrix/principals.js';
import { type Ask, asksOf } from './matrix/requests.js';
import type { Ids } from './matrix/twin.js';
import { aTwin, ownThings } from './matrix/twins.js';
import { openOffice, type Person, type TestOffice } from './support/office.js';

let office: TestOffice;
let ids: Ids;
let asks: Ask[];
/** Someone who may do everything, so that nothing but the mechanism stands in the way. */
let everyone: Person;

beforeAll(async () => {
  office = await openOffice();
  const staff = await office.person('staff');
  const twin = await aTwin(office, staff, 'mawarkenari');
  everyone = await whoMayAll(office);
  ids = { ...twin, ...(await ownThings(office, everyone)) };
  asks = ruledRoutes(office.app)
    .filter(({ rule }) => rule !== undefined && !('public' in rule))
    .flatMap(asksOf);
});
afterAll(() => office.close());

function send(ask: Ask, headers: Record<string, string>, body = ask.body(ids)): Test {
  const test = everyone.send(ask.method, ask.path(ids));
  for (const [name, value] of Object.entries(headers)) test.set(name, value);
  if (Buffer.isBuffer(body)) test.type('application/octet-stream');
  return test.send(body);
}

/** Deletions and replacements of what has no version: it is one's own, and is there or is not. */
const unversioned =
  /^(DELETE \/api\/(sessions|tokens|me)\/|PUT \/api\/(sessions|me)\/|PUT \/api\/meetings\/:id\/note-blocks)/;

describe('every change of a record', () => {
  // Saving many paragraphs at once has a version in each; minutes.e2e.ts asks about those and about one.
  const changes = () =>
    asks.filter(({ method, line }) => ['patch', 'put', 'delete'].includes(method) && !unversioned.test(line));

  it('wants to know which version was read (428)', async () => {
    for (const ask of changes()) {
      const { status, body } = await send(ask, {});
      expect([ask.line, status, body.type]).toEqual([
        ask.line,
        428,
        expect.stringMatching(/precondition-required$/),
      ]);
    }
    expect(changes().length).toBeGreaterThan(30);
  });

  it('is refused when somebody else was faster, and shows what is there now (412)', async () => {
    for (const ask of changes()) {
      const { status, body } = await send(ask, { 'If-Match': '"999"' });
      expect([ask.line, status]).toEqual([ask.line, 412]);
      expect(body.current, ask.line).toMatchObject({ version: expect.any(Number) });
    }
  });
});

describe('every write', () => {
  it('from another site is refused, by whichever sign the browser gives it away, before anything of it is read', async () => {
    const signs = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://lain.example' },
      { origin: 'null' },
    ];
    const writes = ruledRoutes(office.app).filter(({ method }) => method !== 'GET');
    for (const { method, path } of writes) {
      for (const sign of signs) {
        const answer = await office.app.inject({
          method: method as 'POST',
          url: path.replaceAll(/:\w+/g, randomUUID()),
          headers: { cookie: everyone.cookie, 'content-type': 'application/json', ...sign },
          payload: 'no JSON',
        });
        const { type } = answer.json<{ type: string }>();
        expect([method, path, sign, type]).toEqual([
          method,
          path,
          sign,
          expect.stringMatching(/csrf-rejected$/),
        ]);
      }
    }
    expect(writes.length).toBeGreaterThan(80);
  });
});

/** What leaves no trace: a table is told of when it is written, a filter is one's own, and a look changes nothing. */
const silent = ['POST /api/imports', 'POST /api/me/meeting-filters', 'POST /api/meeting-series/previews'];

describe('every creation', () => {
  const creations = () => asks.filter(({ method }) => method === 'post');

  it('wants a key, by which pressing twice is told from meaning it twice (400)', async () => {
    for (const ask of creations()) {
      const { status, body } = await send(ask, {});
      expect([ask.line, status, body.code ?? body.type]).toEqual([ask.line, 400, expect.any(String)]);
    }
    expect(creations().length).toBeGreaterThan(30);
  });

  it('is done once for a key, told in the history, and the second time answers the same', async () => {
    const untold: string[] = [];
    for (const ask of creations()) {
      const key = { 'Idempotency-Key': randomUUID(), 'If-Match': '"999"' };
      const body = ask.body(ids);
      const before = await told();
      const [first, second] = await Promise.all([send(ask, key, body), send(ask, key, body)]);
      if (first.ok && (await told()) === before) untold.push(ask.line);
      expect([ask.line, second.status]).toEqual([ask.line, first.status]);
      if (!first.ok) continue;
      const [one, other] = [first, second].map((answer) => withoutSecrets(answer.body as object));
      expect(one, ask.line).toEqual(other);
      const third = await send(ask, key, { ...body, lain: true });
      expect([ask.line, third.body.type]).toEqual([
        ask.line,
        expect.stringMatching(/idempotency-key-reused$/),
      ]);
    }
    expect(untold).toEqual(silent);
  });
});

/** How much the history tells. */
async function told(): Promise<number> {
  const [row] = await office.rows<{ count: number }>(sql`SELECT count(*) AS count FROM history_entries`);
  return row?.count ?? -1;
}

/** A secret is shown once: to the first of the two. */
const withoutSecrets = (body: object) => ({ ...body, secret: null });
