// The SQL that Sinergi sends, taken from Sinergi itself, so that the bare server can never drift away from it.
import { CommitmentQueries } from '../dist/src/features/commitments/index.js';
import { commitmentStatuses } from '../dist/src/features/commitments/commitment.lifecycle.js';
import { commitmentPolicy } from '../dist/src/features/commitments/commitment.policy.js';
import { possibleDeeds } from '../dist/src/features/commitments/next-move.js';
import { can } from '../dist/src/kernel/policy.js';
import { filled } from '../dist/src/platform/database/prepared.js';

/**
 * @typedef {{text: string, values: unknown[]}} Statement
 */

/**
 * A database that writes down what it is asked.
 * @param {import('typeorm').DataSource} source
 */
export function recording(source) {
  const sent = [];
  const database = {
    query({ text, values }) {
      sent.push({ text, values });
      return source.query(text, values);
    },
    search: (statement) => database.query(statement),
    ask: (statement, given) => database.query(filled(statement, given)),
  };
  return {
    database,
    /** What `ask` makes Sinergi send. @returns {Promise<Statement[]>} */
    async sentBy(ask) {
      sent.length = 0;
      await ask();
      return [...sent];
    },
  };
}

/**
 * The same for commitments.
 * @param {import('typeorm').DataSource} source
 * @param {string} today
 */
export async function recorder(source, today) {
  const { database, sentBy } = recording(source);
  const days = (await source.query('SELECT date FROM holidays')).map(({ date }) => date);
  const clock = { today: () => today, now: () => new Date() };
  const queries = new CommitmentQueries(database, clock, { all: async () => new Set(days) });
  return { holidays: days, sentBy: (ask) => sentBy(() => ask(queries)) };
}

/** What `actor` may do with a commitment that is not theirs, by status and by whether more time is asked for. */
export function deedsOf(actor) {
  const strangers = { ownerId: '', verifierId: null };
  const deeds = (status, asked) => can(commitmentPolicy, actor, strangers, possibleDeeds(status, asked));
  return Object.fromEntries(
    commitmentStatuses.map((status) => [status, [deeds(status, false), deeds(status, true)]]),
  );
}
