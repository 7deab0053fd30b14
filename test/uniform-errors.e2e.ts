import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { ruledRoutes } from '../src/platform/http/route-rules.js';
import { type Answer, answerTo } from './matrix/door.js';
import { whoMayAll } from './matrix/principals.js';
import { type Ask, asksOf } from './matrix/requests.js';
import type { Ids } from './matrix/twin.js';
import { aTwin } from './matrix/twins.js';
import { DescribedRequests, hostile, written } from './support/described-requests.js';
import { seed } from './support/dice.js';
import { asOwner, openOffice, type Person, type TestOffice } from './support/office.js';

let office: TestOffice;
let ids: Ids;
let asks: Ask[];
let requests: DescribedRequests;
/** Someone whom no right stops, so that every input reaches the code behind it. */
let everyone: Person;

beforeAll(async () => {
  office = await openOffice();
  const staff = await office.person('staff');
  ids = await aTwin(office, staff, 'mawarkenari');
  requests = new DescribedRequests(Object.values(ids));
  everyone = await whoMayAll(office);
  asks = ruledRoutes(office.app)
    .filter(({ path }) => path.startsWith('/api/') && !path.includes('/sessions'))
    .flatMap(asksOf);
});
afterAll(() => office.close());

/** What is right, with some fields changed: for others that the description knows, or for the worse. */
function worse({ method, line }: Ask, body: object | undefined): fc.Arbitrary<unknown> {
  const described = requests.body(method, line.split(' ')[1] ?? '') ?? hostile;
  const names = [...Object.keys(body ?? {}), '__proto__', 'id', 'version'];
  const changes = fc.dictionary(fc.constantFrom(...names), hostile, { minKeys: 1 });
  return fc.oneof(
    { weight: 4, arbitrary: described.map((fields) => changedBy(body, fields)) },
    { weight: 4, arbitrary: changes.map((fields) => changedBy(body, fields)) },
    { weight: 1, arbitrary: described },
    { weight: 1, arbitrary: hostile },
  );
}

const changedBy = (body: object | undefined, fields: unknown): unknown =>
  fields !== null && typeof fields === 'object' && !Array.isArray(fields) ? { ...body, ...fields } : fields;

const queriesOf = ({ line }: Ask) =>
  fc.oneof(
    requests.query(line.split(' ')[1] ?? ''),
    hostile.map(written).map((text) => ({ q: text, limit: text, after: text })),
  );

const letGo = sql`WITH limited AS (DELETE FROM rate_limits) DELETE FROM sign_in_waits`;
const leaks = /\bat \S+ \(|node_modules|\.ts:\d|\bSELECT\b|\bINSERT\b|syntax error|postgres|QueryFailed/;

/** A refusal is a problem document (RFC 9457) that tells nothing of the inside; nothing is ever our fault. */
function check({ line }: Ask, { status, headers, body, text }: Answer, sent: string) {
  expect(status, `${line} ${sent}`).toBeLessThan(500);
  if (status < 400) return;
  expect(headers['content-type'], line).toContain('application/problem+json');
  expect(body, line).toMatchObject({ type: expect.any(String), title: expect.any(String), status });
  expect(text, line).not.toMatch(leaks);
}

/** No row is written any more, and PostgreSQL says of each what would have stood in it. */
const refusal = (change: string) => `
  DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
      AND relname NOT IN ('sessions', 'rate_limits', 'sign_in_waits', 'idempotency_keys') LOOP
      EXECUTE format('ALTER TABLE %I ${change}', name);
    END LOOP;
  END $$`;

it('whatever fails at the last moment, the log tells nothing of what was to be written', async () => {
  const { log } = office;
  log.prints = false;
  await asOwner(office, (owner) =>
    owner.query(refusal('ADD CONSTRAINT nothing_more CHECK (false) NOT VALID')),
  );
  const write = (ask: Ask, version: number) =>
    answerTo(office, {
      method: ask.method,
      path: ask.path(ids),
      headers: { cookie: everyone.cookie, 'if-match': `"${version}"`, 'idempotency-key': randomUUID() },
      body: ask.body(ids),
    });
  const answers: [string, Answer][] = [];
  for (const ask of asks.filter(({ method }) => method !== 'get')) {
    const first = await write(ask, 1);
    const { current } = first.body as { current?: { version: number } };
    answers.push([ask.line, current === undefined ? first : await write(ask, current.version)]);
  }
  await asOwner(office, (owner) => owner.query(refusal('DROP CONSTRAINT nothing_more')));
  log.prints = true;
  for (const [line, { text }] of answers) expect(text, line).not.toMatch(leaks);
  expect(answers.filter(([, { status }]) => status === 500).length).toBeGreaterThan(80);
  log.verify();
});

it(
  'whatever is sent to any route, it answers, or refuses in the same uniform way',
  { timeout: 300_000 },
  async () => {
    const each = Number(process.env['FUZZ'] ?? 8);
    const faults: string[] = [];
    for (const ask of asks) {
      const { failed, errorInstance } = await fc.check(
        fc.asyncProperty(worse(ask, ask.body(ids)), queriesOf(ask), async (body, asked) => {
          const sent = JSON.stringify(body) ?? 'null';
          const isRead = ask.method === 'get';
          const query = new URLSearchParams(asked);
          const answer = await answerTo(office, {
            method: ask.method,
            path: isRead ? `${ask.path(ids)}?${query.toString()}` : ask.path(ids),
            headers: { cookie: everyone.cookie, 'if-match': '"1"', 'idempotency-key': randomUUID() },
            body: isRead ? undefined : sent,
          });
          check(ask, answer, isRead ? query.toString() : sent);
          // Being made to wait is an answer like any other, but hides those behind it.
          if (answer.status === 429) await office.rows(letGo);
        }),
        { numRuns: each, seed },
      );
      if (failed) faults.push(String(errorInstance));
    }
    expect(faults).toEqual([]);
  },
);
