import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Dice, seed } from '../support/dice.js';
import { aMeeting, anOrganisation } from '../support/factories.js';
import { openOffice, type Person, type TestOffice } from '../support/office.js';
import { buildProgram } from '../support/program.js';
import { Fleet } from './program-fleet.js';

/** Promise R18. Each record is sent so many times at once, to three programs, while one of them is killed. */
const creations = Number(process.env['CREATIONS'] ?? 1000);
const presses = 20;
/** So many records at a time. */
const atOnce = 5;
const killings = 10;

interface Creation {
  path: string;
  body: Record<string, string>;
  /** Where its name stands, which no other record has. */
  kept: { table: string; column: string };
  name: string;
}

/** An answer as it came over the line; null where none came. */
type Answer = { status: number; etag: string | null; text: string } | null;

let office: TestOffice;
let programs: Fleet;
let staff: Person;
let company: string;
let meeting: string;

beforeAll(async () => {
  await buildProgram();
  office = await openOffice();
  programs = await Fleet.on(office, 3);
  staff = await office.person('staff');
  company = (await anOrganisation(office)).id;
  meeting = (await aMeeting(office)).id;
}, 300_000);
afterAll(async () => {
  await programs.stop();
  await office.close();
});

it(`pressing twice makes one record, whoever dies and whatever answer is lost (${creations} records, ${presses} times each, seed ${seed})`, async () => {
  const sum = { answered: 0, lost: 0, killed: 0 };
  for (let begun = 0; begun < creations; begun += atOnce) {
    const dice = new Dice(seed + begun);
    const isTime = Math.floor((begun * killings) / creations) > sum.killed && programs.isWhole;
    const killing = isTime ? programs.kill(5 + dice.below(25)) : undefined;
    if (isTime) sum.killed += 1;
    const tried = Array.from({ length: Math.min(atOnce, creations - begun) }, () => pressed(dice, sum));
    await Promise.all(tried);
    await killing;
  }
  process.stdout.write(`R18: ${creations} records, seed ${seed}: ${JSON.stringify(sum)}\n`);
  expect(sum.killed).toBeGreaterThan(0);
  expect(sum.lost).toBeGreaterThan(creations / 10);
}, 1_800_000);

/** Sends one record many times at once, asks once more, and counts what there is of it. */
async function pressed(dice: Dice, sum: Record<'answered' | 'lost', number>): Promise<void> {
  const creation = dice.pick(kinds)();
  const key = randomUUID();
  const sends = Array.from({ length: presses }, () => ({
    base: programs.any(dice),
    after: dice.below(40),
    // A proxy that gives up: the answer is lost, the work may be done.
    patience: dice.next() < 0.1 ? 1 + dice.below(30) : undefined,
  }));
  const answers = await Promise.all(
    sends.map(async ({ base, after, patience }) => {
      await pause(after);
      return send(base, creation, key, patience);
    }),
  );
  const last = await send(programs.alive, creation, key);
  expect(last, creation.path).toMatchObject({ status: 201 });
  for (const answer of answers) {
    sum[answer === null ? 'lost' : 'answered'] += 1;
    if (answer !== null) expect(answer, creation.path).toEqual(last);
  }
  const other = { ...creation, body: { ...creation.body, [creation.kept.column]: `Lain ${randomUUID()}` } };
  expect(await send(programs.alive, other, key), creation.path).toMatchObject({ status: 422 });
  expect(await rowsOf(creation), `${creation.path} ${creation.name}`).toBe(1);
}

async function send(base: string, { path, body }: Creation, key: string, patience?: number): Promise<Answer> {
  const headers = { Cookie: staff.cookie, 'Content-Type': 'application/json', 'Idempotency-Key': key };
  const signal = patience === undefined ? null : AbortSignal.timeout(patience);
  try {
    const answer = await fetch(base + path, { method: 'POST', headers, body: JSON.stringify(body), signal });
    return { status: answer.status, etag: answer.headers.get('etag'), text: await answer.text() };
  } catch {
    return null;
  }
}

async function rowsOf({ kept, name }: Creation): Promise<number> {
  const statement = `SELECT count(*)::int AS count FROM ${kept.table} WHERE ${kept.column} = `;
  const [row] = await office.rows<{ count: number }>(sql([statement, ''], name));
  return row?.count ?? 0;
}

/** What people write most: each with one field that names it. */
const kinds: (() => Creation)[] = [
  () => named('/api/organisations', 'organisations', 'name', { kind: 'company', side: 'industry' }),
  () => named('/api/commitments', 'commitments', 'title', { topic: 'csr', ownerId: company }),
  () => named('/api/meetings', 'meetings', 'title', wholeMorning),
  () => named(`/api/meetings/${meeting}/decisions`, 'decisions', 'text', {}),
  () => named(`/api/organisations/${company}/positions`, 'positions', 'title', {}),
  () => named('/api/invitation-groups', 'invitation_groups', 'name', {}),
];

const wholeMorning = {
  kind: 'coordination',
  mode: 'on_site',
  date: '2026-10-21',
  startTime: '09:00',
  endTime: '12:00',
};

function named(path: string, table: string, column: string, rest: Record<string, string>): Creation {
  const name = `Ditekan ${randomUUID()}`;
  return { path, body: { ...rest, [column]: name }, kept: { table, column }, name };
}
