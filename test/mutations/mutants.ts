import { type Reach, reaches, type Role, rights } from '../../src/kernel/rights.js';

type Line = Partial<Record<Role, Reach>>;
type Table = Record<string, Record<string, Line>>;

/** The table of rights, spoilt in one place. */
export interface Mutant {
  name: string;
  right: string;
  role: Role;
  /** It reaches too far; absent: it is taken away. */
  reach?: Reach;
  /** See {@link changesNothing}. */
  equivalent: boolean;
}

const table = rights as unknown as Table;
const widest = reaches[0];

/** Each line of the table taken away, and each that is narrower widened to the whole office. */
export const mutants: readonly Mutant[] = Object.entries(table).flatMap(([thing, verbs]) =>
  Object.entries(verbs).flatMap(([verb, line]) =>
    (Object.entries(line) as [Role, Reach][]).flatMap(([role, reach]) => {
      const right = `${thing}.${verb}`;
      const taken = { name: `${right} of ${role}, taken away`, right, role, equivalent: false };
      const name = `${right} of ${role}, ${widest} for ${reach}`;
      const equivalent = changesNothing(thing, verb, role);
      return reach === widest ? [taken] : [taken, { name, right, role, reach: widest, equivalent }];
    }),
  ),
);

/**
 * Whether a right that is widened gives nobody anything. Whatever is done with a thing, `authorize` asks first whether
 * it may be read. So a deed that reaches as far as reading does still reaches no further when it is widened, unless
 * another role of the same person reads further and lacks the deed. Each run proves the rule: it fails where such a
 * mutant is noticed after all.
 */
function changesNothing(thing: string, verb: string, role: Role): boolean {
  const readers = table[thing]?.['read'] ?? {};
  const holders = table[thing]?.[verb] ?? {};
  if (verb === 'read' || readers[role] === undefined || readers[role] !== holders[role]) return false;
  return (Object.entries(readers) as [Role, Reach][])
    .filter(([, reach]) => isFurther(reach, readers[role]))
    .every(([reader]) => holders[reader] === widest);
}

/** Whether `reach` has anything that `than` has not; a published thing lies in the office. */
function isFurther(reach: Reach, than: Reach | undefined): boolean {
  return reach !== than && (than !== 'published' || reach === widest);
}

/** Does `work` with the spoilt table. */
export async function spoilt<Result>(
  { right, role, reach }: Mutant,
  work: () => Promise<Result>,
): Promise<Result> {
  const [thing = '', verb = ''] = right.split('.');
  const line = table[thing]?.[verb] ?? {};
  const was = line[role];
  if (reach === undefined) delete line[role];
  else line[role] = reach;
  try {
    return await work();
  } finally {
    if (was !== undefined) line[role] = was;
  }
}
