import { randomUUID } from 'node:crypto';
import sql, { join, raw } from 'sql-template-tag';
import { type Right, rights } from '../../src/kernel/rights.js';
import type { TestOffice } from '../support/office.js';
import type { Beside } from './beside.js';
import { type Answer, answerTo, type Letter, withoutTrace } from './door.js';
import { type Asker, isOutsider, type Principal, rolesOf } from './principals.js';
import type { Ask } from './requests.js';
import type { Refusals } from './refusals.js';
import { type Ids, strangers, type Twin } from './twin.js';

export interface MatrixWorld {
  office: TestOffice;
  /** The company whose people ask, and the one that is none of their business. */
  mawar: Twin;
  melati: Twin;
  beside: Beside;
  /** Rights that no route names. */
  pageRights: ReadonlySet<string>;
  /** What the log should say, for who listens to it. */
  refusals?: Refusals;
}

interface Case {
  whose: 'own' | 'foreign' | 'nobody' | 'mixed' | 'draft' | 'turned' | 'regions';
  ids: Ids;
}

/**
 * What `asker` gets for an ask: of what is theirs, of what is another's, of what is nobody's, of a part of another
 * whole, and of what lies {@link Beside}. `kept` says that what it does is to stay done.
 */
export async function cellFor(world: MatrixWorld, ask: Ask, asker: Asker, kept = false): Promise<string> {
  const refusals: Partial<Record<Case['whose'], string>> = {};
  const outcomes: string[] = [];
  const cases = casesOf(world, ask, asker);
  for (const { ids, whose } of isOutsider(asker.name) ? cases.slice(0, 1) : cases) {
    // Whoever lacks the right altogether is turned away before anything is looked at.
    if (isBeside(whose) && outcomes.every((one) => one === '403')) continue;
    const letter = await letterFor(world, ask, asker, ids, whose);
    const asked = () => answerTo(world.office, letter);
    const answer = await (kept ? asked() : withoutTrace(world.office, asked));
    outcomes.push(outcome(ask, answer) + (whose === 'own' ? told(world, ask, answer) : ''));
    mustNotTell(world, ask, asker, answer);
    world.refusals?.expect(ask, asker, letter, answer);
    if (answer.status === 404) refusals[whose] = unidentified(answer.body as object);
  }
  mustBeAlike(ask, asker, refusals);
  return outcomes.join(' ');
}

/** No word of the other company's. */
function mustNotTell({ melati }: MatrixWorld, ask: Ask, { name }: Asker, answer: Answer): void {
  if (isBound(name, ask) && wordsOf(answer).includes(melati.canary)) {
    throw new Error(`${ask.line} tells ${name} about the other company: ${answer.text}`);
  }
}

/** What is not theirs to know of is refused in the words in which what does not exist is. */
function mustBeAlike(
  { line }: Ask,
  { name }: Asker,
  { own: _, nobody, ...others }: Partial<Record<Case['whose'], string>>,
): void {
  for (const [whose, refusal] of Object.entries(others)) {
    if (refusal !== nobody) throw new Error(`${line} tells ${name} what exists, ${whose}: ${refusal}`);
  }
}

const isBeside = (whose: Case['whose']) => ['draft', 'turned', 'regions'].includes(whose);

/** Cases that differ in nothing that is sent are one. */
function casesOf({ mawar, melati, beside }: MatrixWorld, ask: Ask, asker: Asker): Case[] {
  const own = { ...mawar, ...asker.own };
  const { item, attendance, decision, note, extension, grant, appointment, proposal } = melati;
  const parts = { item, attendance, decision, note, extension, grant, appointment, proposal };
  const all: Case[] = [
    { whose: 'own', ids: own },
    { whose: 'foreign', ids: melati },
    { whose: 'nobody', ids: strangers() },
    { whose: 'mixed', ids: { ...own, ...parts } },
  ];
  const named = ask.names.filter((name) => name !== 'minutesVersion');
  // A draft has no parts to ask about.
  if (named.join() === 'meeting') all.push({ whose: 'draft', ids: { ...own, meeting: beside.draft } });
  if (named.includes('commitment')) all.push({ whose: 'turned', ids: { ...own, ...beside.turned } });
  if (named.includes('upload')) all.push({ whose: 'regions', ids: { ...own, upload: beside.regions } });
  const seen = new Set<string>();
  return all.filter(({ ids }) => {
    const form = ask.path(ids) + (ask.about?.(ids) ?? '');
    return !seen.has(form) && seen.add(form);
  });
}

async function letterFor(
  { office, mawar }: MatrixWorld,
  ask: Ask,
  asker: Asker,
  ids: Ids,
  whose: Case['whose'],
): Promise<Letter> {
  // A version that was never there lets nothing be written; a part of another whole must fail for itself.
  const version = whose === 'mixed' ? await versionOf(office, mawar.meeting) : 999;
  const headers = {
    ...asker.headers,
    'if-match': `"${version}"`,
    ...(ask.method === 'get' && { 'if-none-match': '*' }),
    ...(ask.method === 'post' && { 'idempotency-key': randomUUID() }),
  };
  return { method: ask.method, path: ask.path(ids), headers, body: ask.body(ids) };
}

async function versionOf(office: TestOffice, meeting: string): Promise<number> {
  const [row] = await office.rows<{ version: number }>(
    sql`SELECT version FROM meetings WHERE id = ${meeting}`,
  );
  return row?.version ?? 0;
}

/** What an answer means for who asked. Whoever got as far as a mistake in what was sent was let in. */
function outcome({ line }: Ask, { status, text }: Answer): string {
  if (status >= 500 || status === 429) throw new Error(`${line} answered ${status}: ${text}`);
  return [401, 403, 404].includes(status) ? String(status) : 'ok';
}

/** Whose records a list holds; of one's rights, those that only the page looks at. */
function told({ mawar, melati, pageRights }: MatrixWorld, { line, method }: Ask, answer: Answer): string {
  // What was done lately is told by the audit, which those who ask fill.
  if (method !== 'get' || answer.status !== 200 || line.startsWith('GET /api/audit')) return '';
  const { items, can } = answer.body as { items?: unknown[]; can?: string[] };
  if (line === 'GET /api/me')
    return (can ?? [])
      .filter((right) => pageRights.has(right))
      .map((right) => `+${right}`)
      .join('');
  if (!Array.isArray(items)) return '';
  return [
    ...(answer.text.includes(mawar.canary) ? ['+own'] : []),
    ...(answer.text.includes(melati.canary) ? ['+foreign'] : []),
  ].join('');
}

/** Whether no answer to `name` may hold a word of the other company's. */
function isBound(name: Principal, { rule }: Ask): boolean {
  if (isOutsider(name) || name === 'liaison' || name === 'estate_coordinator') return true;
  if (rolesOf(name).length > 1 || name === 'read_token' || rule === undefined || !('rights' in rule))
    return false;
  const reaches = rule.rights.map((right) => reachOf(name, right)).filter((reach) => reach !== undefined);
  return reaches.every((reach) => !['office', 'published', 'other_side'].includes(reach));
}

function reachOf(name: Principal, right: Right): string | undefined {
  const [noun = '', verb = ''] = right.split('.');
  return (rights as Record<string, Record<string, Partial<Record<string, string>>>>)[noun]?.[verb]?.[name];
}

const wordsOf = ({ text, headers }: Answer) => `${text} ${JSON.stringify(headers)}`;
const unidentified = (problem: object) => JSON.stringify({ ...problem, instance: undefined });

/** A digest of all that is kept, but for who is signed in, how often was asked, and what is noted about that later. */
export async function everything(office: TestOffice): Promise<string> {
  const tables = await office.rows<{ name: string }>(sql`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'
      AND tablename NOT IN ('sessions', 'rate_limits', 'sign_in_waits', 'idempotency_keys', 'api_tokens')
      AND tablename NOT LIKE 'history%'
    ORDER BY 1`);
  const digests = tables.map(
    ({ name }) =>
      sql`SELECT ${name} || md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) FROM ${raw(`"${name}"`)} t`,
  );
  // PostgreSQL may work on several tables at once, and answers in no particular order.
  return JSON.stringify(
    await office.rows(sql`SELECT * FROM (${join(digests, ' UNION ALL ')}) AS t (digest) ORDER BY 1`),
  );
}
