// PF4: planning the reminders of every open commitment and meeting, beside an INSERT … SELECT of the very rows that
// came out, into a table with the same columns, keys and indexes.
import { Holidays } from '../dist/src/features/directory/index.js';
import { ReminderPlanner } from '../dist/src/features/reminders/index.js';
import { addWorkingDays, instantOf, toWorkingDay } from '../dist/src/kernel/calendar.js';
import { SettableClock } from '../dist/src/platform/clock/clock.js';
import { Database } from '../dist/src/platform/database/database.js';
import { median } from './load.mjs';

const idlePasses = 20;

/**
 * @typedef {{ours: number, bare: number, ratio: number}} Times milliseconds, and theirs over ours
 * @typedef {{title: string, rows: number} & Times} Stage
 */

/**
 * @param {import('./office.mjs').Office} office
 * @param {{rounds: number}} effort
 * @returns {Promise<Stage[]>}
 */
export async function measurePlanning({ source, today }, { rounds }) {
  await source.query('CREATE UNLOGGED TABLE IF NOT EXISTS bench_planned (LIKE reminders)');
  await source.query('CREATE TABLE IF NOT EXISTS bench_reminders (LIKE reminders INCLUDING ALL)');
  const mornings = await morningsAt(today, source);
  const seen = [];
  for (let round = 0; round < rounds; round += 1) {
    await source.query('TRUNCATE reminders, bench_reminders');
    const { planner, clock } = plannerOn(source);
    const stages = [];
    for (const morning of mornings) {
      clock.travel(morning);
      await sent(source, morning);
      stages.push(await planned(source, planner));
    }
    seen.push([...stages, await nothingToDo(source, planner)]);
  }
  await source.query('TRUNCATE reminders');
  await source.query('DROP TABLE bench_planned, bench_reminders');
  return ['first plan', 'next day', 'a pass with nothing to do'].map((title, at) => {
    const middle = (key) => median(seen.map((stages) => stages[at][key]));
    return {
      title,
      rows: middle('rows'),
      ours: middle('ours'),
      bare: middle('bare'),
      ratio: middle('ratio'),
    };
  });
}

/** Sinergi's own planner on this database, with a clock that is put where the measurement needs it. */
export function plannerOn(source) {
  const clock = new SettableClock();
  const db = new Database(source);
  return { clock, db, planner: new ReminderPlanner(db, clock, new Holidays(db, clock)) };
}

/** Two working days one after the other, before the hour at which reminders leave. */
export async function morningsAt(today, source) {
  const days = new Set((await source.query('SELECT date FROM holidays')).map(({ date }) => date));
  const first = toWorkingDay(today, 1, days);
  return [first, addWorkingDays(first, 1, days)].map((day) =>
    instantOf(day, '07:00', 'Asia/Jakarta').toISOString(),
  );
}

/** Plans, then writes the rows that came out a second time, bare. */
async function planned(source, planner) {
  await quiet(source);
  const [ours] = await timed(() => planner.plan());
  await source.query('TRUNCATE bench_planned');
  await source.query(
    `INSERT INTO bench_planned SELECT * FROM reminders r
     WHERE NOT EXISTS (SELECT FROM bench_reminders b WHERE b.id = r.id)`,
  );
  await quiet(source);
  const [bare] = await timed(() =>
    source.query(`INSERT INTO bench_reminders SELECT * FROM bench_planned ON CONFLICT DO NOTHING`),
  );
  const [{ rows }] = await source.query('SELECT count(*) AS rows FROM bench_planned');
  return { rows, ours, bare, ratio: bare / ours };
}

/** What is due by then has left meanwhile, as it does every day. */
async function sent(source, morning) {
  await source.query(
    `UPDATE reminders SET state = 'sent', sent_at = due_at WHERE state = 'planned' AND due_at <= $1`,
    [morning],
  );
}

/** The bare counterpart is a question that finds nothing due, which is what the pass has to find out. */
async function nothingToDo(source, planner) {
  const passes = [];
  for (let pass = 0; pass < idlePasses; pass += 1) {
    const [ours] = await timed(() => planner.plan());
    const [bare] = await timed(() =>
      source.query(`SELECT id FROM bench_reminders WHERE state = 'planned' AND due_at <= '-infinity'`),
    );
    passes.push({ ours, bare });
  }
  const [ours, bare] = ['ours', 'bare'].map((who) => median(passes.map((pass) => pass[who])));
  return { rows: 0, ours, bare, ratio: bare / ours };
}

/** What the statement before left to be written out must not burden the next one. */
async function quiet(source) {
  const runner = source.createQueryRunner();
  await runner.query('SET statement_timeout = 0');
  await runner.query('CHECKPOINT');
  await runner.query('RESET statement_timeout');
  await runner.release();
}

async function timed(work) {
  const began = performance.now();
  const answer = await work();
  return [performance.now() - began, answer];
}
