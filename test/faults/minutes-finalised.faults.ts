import { setTimeout as pause } from 'node:timers/promises';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MinutesReading, MinutesView } from '../../src/features/meetings/approval/minutes.dto.js';
import type { MinutesContent } from '../../src/features/meetings/approval/minutes.snapshot.js';
import { Dice, seed } from '../support/dice.js';
import { HeldMinutes } from '../support/held-minutes.js';
import { openOffice, type Person, type TestOffice } from '../support/office.js';
import { buildProgram } from '../support/program.js';
import { recount } from './minutes-finalised.recount.js';
import {
  type Answer,
  ask,
  type Deed,
  makers,
  outcomeOf,
  type Request,
  type Seen,
} from './minutes-finalised.support.js';
import { Fleet } from './program-fleet.js';

/** Promise R16. Each round is a rush of eight at once on two programs, some of them killed meanwhile. */
const rounds = Number(process.env['ROUNDS'] ?? 200);
/** Of so many rounds on one meeting the later ones correct what the earlier ones approved. */
const roundsOfMeeting = 5;
const edits = ['autosave', 'write', 'strike', 'decide', 'undecide', 'retitle', 'attend', 'comment'] as const;

interface Tried {
  deed: Deed;
  answer: Answer;
}

type Sum = Record<'accepted' | 'refused' | 'lost' | 'killed', number>;

interface Version {
  number: number;
  content: string;
  sha256: string;
}

let office: TestOffice;
let programs: Fleet;
let staff: Person;
let writers: Person[];

beforeAll(async () => {
  await buildProgram();
  office = await openOffice();
  programs = await Fleet.on(office);
  staff = await office.person('staff');
  writers = [staff, await office.person('staff'), await office.person('staff')];
}, 300_000);
afterAll(async () => {
  await programs.stop();
  await office.close();
});

it(`minutes are finalised once, whatever is written meanwhile and whoever dies (${rounds} rounds, seed ${seed})`, async () => {
  let held: HeldMinutes | undefined;
  let versions: Version[] = [];
  const sum: Sum = { accepted: 0, refused: 0, lost: 0, killed: 0 };
  for (let round = 0; round < rounds; round += 1) {
    const dice = new Dice(seed + round);
    if (round % roundsOfMeeting === 0 || held === undefined) {
      held = await HeldMinutes.of(office, staff);
      versions = [];
    } else await must(post(`${held.path}/moves`, { verb: 'correct', note: 'Salah ketik' }));
    const seen = await prepare(held, dice);
    const tried = await rush(held, seen, dice, sum);
    await settle(held);
    versions = await verify(held, versions, tried, `round ${round}, seed ${seed}`);
  }
  process.stdout.write(`R16: ${rounds} rounds, seed ${seed}: ${JSON.stringify(sum)}\n`);
  expect(sum.accepted).toBeGreaterThan(rounds);
  expect(sum.refused).toBeGreaterThan(rounds);
}, 900_000);

/** Enough to fight over, in a round of correction that still runs or has just ended. */
async function prepare(held: HeldMinutes, dice: Dice): Promise<Seen> {
  const { notes } = held;
  for (const name of ['write', 'write', 'decide'] as const) {
    await must(makers[name](held, {} as Seen, staff, dice).request);
  }
  await must(post(`${held.path}/moves`, { verb: 'open_round' }));
  if (dice.next() < 0.5) await must(post(`${held.path}/moves`, { verb: 'end_round' }));
  const [meeting, minutes, blocks] = await Promise.all([
    must(get(notes.path)),
    must(get(held.path)),
    must(get(`${notes.path}/note-blocks?limit=200`)),
  ]);
  return { meeting, minutes, blocks: (blocks as { items: Seen['blocks'] }).items } as Seen;
}

/** Eight at once; what got no answer is sent again, as the page does. */
async function rush(held: HeldMinutes, seen: Seen, dice: Dice, sum: Sum): Promise<Tried[]> {
  const deeds = eightOf(held, seen, dice);
  const killing = dice.next() < 0.5 && programs.isWhole ? programs.kill(5 + dice.below(25)) : undefined;
  if (killing !== undefined) sum.killed += 1;
  const answers = await Promise.all(
    deeds.map(async ({ request }) => {
      const [base, delay] = [programs.any(dice), dice.below(30)];
      await pause(delay);
      return ask(base, request);
    }),
  );
  await killing;
  const tried: Tried[] = [];
  for (const [at, deed] of deeds.entries()) {
    const first = answers[at] as Answer;
    const isLost = outcomeOf(first) === 'lost';
    if (isLost) sum.lost += 1;
    const answer = isLost ? await ask(programs.alive, deed.request) : first;
    sum[outcomeOf(answer) === 'done' ? 'accepted' : 'refused'] += 1;
    tried.push({ deed, answer });
  }
  return tried;
}

/** Two who finalise, and six who still write; one ends the round of correction where it runs. */
function eightOf(held: HeldMinutes, seen: Seen, dice: Dice): Deed[] {
  const needed = seen.minutes.status === 'correction' ? (['endRound'] as const) : [];
  const some = Array.from({ length: 6 - needed.length }, () => dice.pick(edits));
  return dice
    .shuffled(['finalise', ...needed, ...some, 'finalise'] as const)
    .map((name) => makers[name](held, seen, dice.pick(writers), dice));
}

/** Whatever the rush left open is brought to its end. */
async function settle(held: HeldMinutes): Promise<void> {
  const { status } = await must<MinutesView>(get(held.path));
  if (status === 'approved') return;
  const { comments } = await must<MinutesReading>(get(`${held.path}/reading`));
  for (const { id } of comments.filter((comment) => comment.status === 'open')) {
    await must(post(`${held.path}/comments/${id}/answers`, { takenOver: true }));
  }
  if (status === 'correction') await must(post(`${held.path}/moves`, { verb: 'end_round' }));
  await must(post(`${held.path}/approvals`, { chairApproved: true }));
}

/** The paragraph that is commented on may be among the first three, of which somebody struck it a moment before. */
const isOnWhatWasStruck = ({ name }: Deed, { status }: Answer) => name === 'comment' && status === 404;

async function verify(
  { notes: { id } }: HeldMinutes,
  before: Version[],
  tried: Tried[],
  where: string,
): Promise<Version[]> {
  const wrong = tried.filter(
    ({ deed, answer }) => outcomeOf(answer) === 'wrong' && !isOnWhatWasStruck(deed, answer),
  );
  expect(wrong.map(told), where).toEqual([]);
  const finalised = tried.filter(
    ({ deed, answer }) => deed.name === 'finalise' && outcomeOf(answer) === 'done',
  );
  expect(finalised.length, `finalised in ${where}`).toBeLessThanOrEqual(1);
  const after = await office.rows<Version>(sql`
    SELECT number, content, sha256 FROM minutes_versions WHERE meeting_id = ${id} ORDER BY number`);
  expect(after.slice(0, -1), `earlier versions in ${where}`).toEqual(before);
  expect(
    after.map(({ number }) => number),
    where,
  ).toEqual([...before.map(({ number }) => number), before.length + 1]);
  const version = after.at(-1) as Version;
  const counted = await recount(office, id);
  expect(version.content, where).toBe(counted.text);
  expect(version.sha256, where).toBe(counted.sha256);
  const content = JSON.parse(version.content) as MinutesContent;
  const missing = tried.filter(({ deed, answer }) => outcomeOf(answer) === 'done' && !deed.isIn(content));
  expect(missing.map(told), `accepted, and not in the version, in ${where}`).toEqual([]);
  const [left] = await office.rows<{ comments: number; told: number }>(sql`
    SELECT (SELECT count(*)::int FROM minutes_comments WHERE meeting_id = ${id} AND status = 'open') AS comments,
      (SELECT count(*)::int FROM history_entries
       WHERE subject_id = ${id} AND verb = 'minutes-approve') AS told`);
  expect(left, where).toEqual({ comments: 0, told: after.length });
  return after;
}

const told = ({ deed, answer }: Tried) => `${deed.name}: ${JSON.stringify(answer)}`;
const get = (path: string): Request => ({ person: staff, method: 'GET', path });
const post = (path: string, body: object): Request => ({
  person: staff,
  method: 'POST',
  path,
  body,
  headers: { 'Idempotency-Key': crypto.randomUUID() },
});

async function must<Body>(request: Request): Promise<Body> {
  const answer = await ask(programs.alive, request);
  if (answer.status !== 200 && answer.status !== 201)
    throw new Error(`${request.path}: ${JSON.stringify(answer)}`);
  return answer.body as Body;
}
