import 'reflect-metadata';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { SessionAuthenticator } from '../../src/features/access/sign-in/session.authenticator.js';
import type * as table from '../../src/kernel/rights.js';
import type { Role } from '../../src/kernel/rights.js';
import { cellFor, everything } from '../matrix/column.js';
import { decisions } from '../matrix/decisions.js';
import { atOnce } from '../matrix/door.js';
import { type Asker, rolesOf } from '../matrix/principals.js';
import type { Ask } from '../matrix/requests.js';
import { openMatrixWorld } from '../matrix/world.js';
import { type Mutant, mutants, spoilt } from './mutants.js';

/**
 * Whether the matrix would notice (promise S1): the table of rights is spoilt in one place at a time, a line taken away
 * or its reach widened to the whole office, and a column of that role must then differ from what was decided.
 * Everything that is asked is taken back. `npm run test:mutations`.
 */
// The lines are shared between verbs where they are written; here each is its own, so that one can be spoilt alone.
vi.mock('../../src/kernel/rights.js', async (original) => {
  const real = await original<typeof table>();
  return { ...real, rights: JSON.parse(JSON.stringify(real.rights)) as typeof real.rights };
});

let world: Awaited<ReturnType<typeof openMatrixWorld>>;
let before: string;
const decided = decisions();
const noticed = new Map<Mutant, string>();

beforeAll(async () => {
  world = await openMatrixWorld();
  before = await everything(world.office);
});
afterAll(() => world.office.close());

describe('the matrix', () => {
  it('notices nothing in the table as it is', async () => {
    for (const asker of world.askers.values()) expect(await difference(asker, world.asks)).toBeUndefined();
  }, 300_000);

  it('notices 95 of 100 lines of the table that are taken away or reach too far', async () => {
    for (const mutant of mutants) {
      const found = await spoilt(mutant, () => firstDifference(mutant));
      if (found !== undefined) noticed.set(mutant, found);
    }
    const real = mutants.filter(({ equivalent }) => !equivalent);
    const unnoticed = real.filter((mutant) => !noticed.has(mutant)).map(({ name }) => name);
    const share = 1 - unnoticed.length / real.length;
    process.stdout.write(
      `${(share * 100).toFixed(1)} % of ${real.length} noticed, ${mutants.length - real.length} change nothing; ` +
        `not noticed: ${JSON.stringify(unnoticed, null, 1)}\n`,
    );
    expect(share).toBeGreaterThanOrEqual(0.95);
  }, 1_800_000);

  it('notices none of those of which a rule says that they change nothing', () => {
    const wrong = mutants.filter((mutant) => mutant.equivalent && noticed.has(mutant));
    expect(wrong.map((mutant) => `${mutant.name}: ${noticed.get(mutant)}`)).toEqual([]);
  });

  it('leaves everything as it was, so that no mutant lives on what another one did', async () => {
    expect(await everything(world.office)).toBe(before);
  });
});

/** What gives a mutant away: asked first are the routes that name its right, where most mutants end. */
async function firstDifference({ right, role }: Mutant): Promise<string | undefined> {
  const [near, far] = [true, false].map((wanted) => world.asks.filter((ask) => names(ask, right) === wanted));
  for (const asks of [near ?? [], far ?? []]) {
    for (const asker of columnsOf(role)) {
      const found = await difference(asker, asks);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** The columns of those who hold a role; those who hold no other come first. */
function columnsOf(role: Role): Asker[] {
  return [...world.askers.values()].filter(
    ({ name }) => name === role || (rolesOf(name).length > 1 && rolesOf(name).includes(role)),
  );
}

const names = ({ rule }: Ask, right: string): boolean =>
  rule !== undefined && 'rights' in rule && (rule.rights as string[]).includes(right);

/** The first cell that is not as it was decided. */
async function difference(asker: Asker, asks: readonly Ask[]): Promise<string | undefined> {
  // What was worked out from another table is forgotten, and so is how often was asked.
  world.office.app.get(SessionAuthenticator).forget();
  await world.office.rows(sql`DELETE FROM rate_limits`);
  const wanted = decided.get(asker.name) ?? new Map<string, string>();
  const found: string[] = [];
  const compare = async (ask: Ask) => {
    if (found.length > 0) return;
    const cell = await cellFor(world, ask, asker).catch((error: unknown) => {
      if (String(error).includes('answered 429')) throw error;
      // A canary of the other company or a failing server is noticed as well.
      return String(error);
    });
    if (cell !== wanted.get(ask.line))
      found.push(`${asker.name}, ${ask.line}: ${wanted.get(ask.line)}, now ${cell}`);
  };
  // Two that write would wait for each other's locks.
  await atOnce(
    asks.filter(({ method }) => method === 'get'),
    compare,
  );
  for (const ask of asks.filter(({ method }) => method !== 'get')) await compare(ask);
  return found[0];
}
