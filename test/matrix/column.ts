import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import sql, { join, raw } from 'sql-template-tag';
import { type Right, rights } from '../../src/kernel/rights.js';
import type { TestOffice } from '../support/office.js';
import { type Asker, isOutsider, type Principal } from './principals.js';
import type { Ask } from './requests.js';
import { type Ids, strangers, type Twin } from './twin.js';

export interface MatrixWorld {
  office: TestOffice;
  /** The company whose people ask, and the one that is none of their business. */
  mawar: Twin;
  melati: Twin;
}

interface Case {
  whose: 'own' | 'foreign' | 'nobody' | 'mixed';
  ids: Ids;
}

/** What `asker` gets for an ask: of what is theirs, of what is another's, of what is nobody's, of a part of another whole. */
export async function cellFor(world: MatrixWorld, ask: Ask, asker: Asker): Promise<string> {
  const refusals: Partial<Record<Case['whose'], string>> = {};
  const outcomes: string[] = [];
  const cases = casesOf(world, ask, asker);
  for (const { ids, whose } of isOutsider(asker.name) ? cases.slice(0, 1) : cases) {
    const answer = await answerTo(world, ask, asker, ids, whose);
    outcomes.push(outcome(ask, answer));
    if (isBound(asker.name, ask) && wordsOf(answer).includes(world.melati.canary)) {
      throw new Error(`${ask.line} tells ${asker.name} about the other company: ${answer.text}`);
    }
    if (answer.status === 404) refusals[whose] = withoutTrace(answer.body as object);
    if (ask.method !== 'get') await afterwards(world, ask, asker);
  }
  if (refusals.foreign !== undefined && refusals.foreign !== refusals.nobody) {
    throw new Error(`${ask.line} tells ${asker.name} what exists: ${refusals.foreign}`);
  }
  return outcomes.join(' ');
}

/** Cases that differ in nothing that is sent are one. */
function casesOf({ mawar, melati }: MatrixWorld, ask: Ask, asker: Asker): Case[] {
  const own = { ...mawar, ...asker.own };
  const { item, attendance, decision, note, extension, grant, appointment, proposal } = melati;
  const all: Case[] = [
    { whose: 'own', ids: own },
    { whose: 'foreign', ids: melati },
    { whose: 'nobody', ids: strangers() },
    {
      whose: 'mixed',
      ids: { ...own, item, attendance, decision, note, extension, grant, appointment, proposal },
    },
  ];
  const seen = new Set<string>();
  return all.filter(({ ids }) => {
    const form = ask.path(ids) + (ask.about?.(ids) ?? '');
    return !seen.has(form) && seen.add(form);
  });
}

async function answerTo(
  { office, mawar }: MatrixWorld,
  ask: Ask,
  { person }: Asker,
  ids: Ids,
  whose: Case['whose'],
): Promise<Response> {
  // A version that was never there lets nothing be written; a part of another whole must fail for itself.
  const version = whose === 'mixed' ? await versionOf(office, mawar.meeting) : 999;
  const test = person.send(ask.method, ask.path(ids)).set('If-Match', `"${version}"`);
  if (ask.method === 'get') test.set('If-None-Match', '*');
  if (ask.method === 'post') test.set('Idempotency-Key', randomUUID());
  const body = ask.body(ids);
  return body === undefined ? test : test.send(body);
}

async function versionOf(office: TestOffice, meeting: string): Promise<number> {
  const [row] = await office.rows<{ version: number }>(
    sql`SELECT version FROM meetings WHERE id = ${meeting}`,
  );
  return row?.version ?? 0;
}

/** What an answer means for who asked. Whoever got as far as a mistake in what was sent was let in. */
function outcome({ line }: Ask, { status, text }: Response): string {
  if (status >= 500 || status === 429) throw new Error(`${line} answered ${status}: ${text}`);
  return [401, 403, 404].includes(status) ? String(status) : 'ok';
}

/** The same standing of each record for each who asks, and a session again for who may have ended theirs. */
async function afterwards({ office, mawar, melati }: MatrixWorld, ask: Ask, asker: Asker): Promise<void> {
  // Who has failed to prove something waits; here each asks as if for the first time.
  await office.rows(sql`DELETE FROM sign_in_waits`);
  if (/\/(sessions|me)\b/.test(ask.line)) await asker.again();
  if (!ask.line.includes('/moves')) return;
  await office.rows(sql`
    UPDATE commitments SET status = 'in_progress' WHERE id IN (${mawar.commitment}, ${melati.commitment})`);
  await office.rows(sql`
    UPDATE meetings SET status = 'scheduled' WHERE id IN (${mawar.meeting}, ${melati.meeting})`);
}

/** Whether no answer to `name` may hold a word of the other company's. */
function isBound(name: Principal, { rule }: Ask): boolean {
  if (isOutsider(name) || name === 'liaison' || name === 'estate_coordinator') return true;
  if (name === 'read_token' || rule === undefined || !('rights' in rule)) return false;
  const reaches = rule.rights.map((right) => reachOf(name, right)).filter((reach) => reach !== undefined);
  return reaches.every((reach) => !['office', 'published', 'other_side'].includes(reach));
}

function reachOf(name: Principal, right: Right): string | undefined {
  const [noun = '', verb = ''] = right.split('.');
  return (rights as Record<string, Record<string, Partial<Record<string, string>>>>)[noun]?.[verb]?.[name];
}

const wordsOf = ({ text, headers }: Response) => `${text} ${JSON.stringify(headers)}`;
const withoutTrace = (problem: object) => JSON.stringify({ ...problem, instance: undefined });

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
