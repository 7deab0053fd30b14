import 'reflect-metadata';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type * as table from '../../src/kernel/rights.js';
import { type Reach, reaches, type Role, rights } from '../../src/kernel/rights.js';
import { cellFor, type MatrixWorld } from '../matrix/column.js';
import { decisions } from '../matrix/decisions.js';
import { anAsker } from '../matrix/principals.js';
import type { Ask } from '../matrix/requests.js';
import { openMatrixWorld } from '../matrix/world.js';

/**
 * Whether the matrix would notice (promise S1): the table of rights is spoilt in one place at a time, a line taken away
 * or its reach widened to the whole office, and the column of that role must then differ from what was decided.
 * Takes minutes: `npm run test:mutations`.
 */
// The lines are shared between verbs where they are written; here each is its own, so that one can be spoilt alone.
vi.mock('../../src/kernel/rights.js', async (original) => {
  const real = await original<typeof table>();
  return { ...real, rights: JSON.parse(JSON.stringify(real.rights)) as typeof real.rights };
});

type Line = Partial<Record<Role, Reach>>;
interface Mutant {
  right: string;
  role: Role;
  line: Line;
  /** Absent: the line is taken away. */
  reach?: Reach;
}

const lines = Object.entries(rights as Record<string, Record<string, Line>>).flatMap(([thing, verbs]) =>
  Object.entries(verbs).map(([verb, line]) => ({ right: `${thing}.${verb}`, line })),
);
const mutants: Mutant[] = lines.flatMap(({ right, line }) =>
  (Object.entries(line) as [Role, Reach][]).flatMap(([role, reach]) => [
    { right, role, line },
    ...(reach === reaches[0] ? [] : [{ right, role, line, reach: reaches[0] }]),
  ]),
);

let world: MatrixWorld & { asks: Ask[] };
beforeAll(async () => {
  world = await openMatrixWorld();
});
afterAll(() => world.office.close());

it('the matrix notices 95 of 100 lines of the table of rights that are taken away or reach too far', async () => {
  const decided = decisions();
  const unnoticed: string[] = [];
  for (const mutant of mutants) {
    if (!(await isNoticed(mutant, decided.get(mutant.role) ?? new Map<string, string>()))) {
      unnoticed.push(`${mutant.right} of ${mutant.role}, ${mutant.reach ?? 'taken away'}`);
    }
  }
  const noticed = 1 - unnoticed.length / mutants.length;
  process.stdout.write(
    `${(noticed * 100).toFixed(1)} % of ${mutants.length} noticed; not: ${JSON.stringify(unnoticed, null, 1)}\n`,
  );
  expect(noticed).toBeGreaterThanOrEqual(0.95);
}, 3_600_000);

async function isNoticed({ right, role, line, reach }: Mutant, wanted: Map<string, string>) {
  const was = line[role];
  if (reach === undefined) delete line[role];
  else line[role] = reach;
  try {
    await world.office.rows(sql`DELETE FROM rate_limits`);
    const asker = await anAsker(world.office, role, world.mawar);
    for (const ask of [...world.asks].sort((one, other) => near(other, right) - near(one, right))) {
      // A canary of the other company or a failing server is noticed as well.
      const cell = await cellFor(world, ask, asker).catch((error: unknown) => String(error));
      if (cell !== wanted.get(ask.line)) return true;
    }
    return false;
  } finally {
    if (was !== undefined) line[role] = was;
  }
}

/** Routes that name the right are asked first: most mutants end there. */
function near({ rule }: Ask, right: string): number {
  return rule !== undefined && 'rights' in rule && (rule.rights as string[]).includes(right) ? 1 : 0;
}
