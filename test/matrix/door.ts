import sql from 'sql-template-tag';
import { isAsDescribed } from '../support/described.js';
import type { TestOffice } from '../support/office.js';

/** What the server answered. */
export interface Answer {
  status: number;
  headers: Record<string, unknown>;
  text: string;
  body: unknown;
}

/** What is sent. */
export interface Letter {
  method: 'get' | 'post' | 'patch' | 'put' | 'delete';
  path: string;
  headers: Record<string, string>;
  /** Text goes as JSON. */
  body: object | string | undefined;
}

/** Asks within the process: for thousands of questions a socket each takes longer than the answers. */
export async function answerTo(
  { app }: TestOffice,
  { method, path, headers, body }: Letter,
): Promise<Answer> {
  const { statusCode, ...answer } = await app.inject({
    method: method.toUpperCase() as 'GET',
    url: path,
    headers: { ...headers, ...kindOf(body) },
    ...(body !== undefined && { payload: body }),
  });
  const type = String(answer.headers['content-type'] ?? '').split(';')[0] ?? '';
  const read = type.endsWith('json') ? (JSON.parse(answer.payload) as unknown) : {};
  const request = { method: method.toUpperCase(), url: `http://127.0.0.1${path}` };
  isAsDescribed({ request, status: statusCode, type, body: read });
  return { status: statusCode, headers: answer.headers, text: answer.payload, body: read };
}

function kindOf(body: Letter['body']): Record<string, string> {
  if (Buffer.isBuffer(body)) return { 'content-type': 'application/octet-stream' };
  return typeof body === 'string' ? { 'content-type': 'application/json' } : {};
}

const takenBack = new Error('taken back');

/** Lets something happen and takes it back, so that it is asked next time as if for the first. */
export async function withoutTrace<Result>({ db }: TestOffice, work: () => Promise<Result>): Promise<Result> {
  const done: Result[] = [];
  try {
    await db.transaction(async () => {
      done.push(await work());
      throw takenBack;
    });
  } catch (error) {
    if (error !== takenBack) throw error;
  }
  // Tries are counted beside the transaction, since a refusal does not take them back.
  await db.query(sql`DELETE FROM sign_in_waits`);
  return done[0] as Result;
}

/** As many at once as leave the database a connection for what they ask on the way; answers in their order. */
export async function atOnce<Thing, Result>(
  things: readonly Thing[],
  work: (thing: Thing) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const rest = things.entries();
  const hand = async () => {
    for (const [at, thing] of rest) results[at] = await work(thing);
  };
  await Promise.all([hand(), hand(), hand(), hand()]);
  return results;
}
