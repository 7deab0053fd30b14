import { normalName } from '../organisations/normal-name.js';

/** Why two entries may be one organisation. */
export const likenesses = ['name', 'nib', 'email', 'phone'] as const;
export type Likeness = (typeof likenesses)[number];

export interface Comparable {
  readonly id: string;
  readonly name: string;
  readonly nib: string | null;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
}

/** Two entries of the register that may be one, the smaller id first. */
export interface Pair<Mark extends string = Likeness> {
  readonly oneId: string;
  readonly otherId: string;
  readonly alike: Mark[];
}

/** Everybody's mailbox says nothing of whose it is. */
const publicDomains = /^(gmail|googlemail|yahoo|ymail|outlook|hotmail|live|icloud|proton|protonmail)\./;
/** A mark that so many share is that of a house, such as the regency's domain, and not of one record. */
const mostOfOne = 3;

type Marks<Entry, Mark extends string> = Record<Mark, (of: Entry) => readonly string[]>;

const marks: Marks<Comparable, Likeness> = {
  name: ({ name }) => [normalName(name)],
  nib: ({ nib }) => [nib ?? ''],
  email: ({ emails }) =>
    emails.map((email) => {
      const domain = email.split('@')[1] ?? '';
      return publicDomains.test(domain) ? email : domain;
    }),
  phone: ({ phones }) => phones,
};

/** Organisations that share a mark, those that share most first. Pure, over all of them at once. */
export const alikePairs = (all: readonly Comparable[]): Pair[] => alike(all, marks, ['name', 'nib']);

/** Pairs that share a mark, those that share most first; `own` are marks that count however many share them. */
export function alike<Entry extends { readonly id: string }, Mark extends string>(
  all: readonly Entry[],
  by: Marks<Entry, Mark>,
  own: readonly NoInfer<Mark>[],
): Pair<Mark>[] {
  const found = new Map<string, Pair<Mark>>();
  for (const mark of Object.keys(by) as Mark[]) {
    for (const group of groupsBy(all, by[mark])) {
      if (!own.includes(mark) && group.length > mostOfOne) continue;
      for (const [oneId, otherId] of pairsOf(group)) {
        const key = `${oneId} ${otherId}`;
        const pair = found.get(key) ?? { oneId, otherId, alike: [] };
        if (!pair.alike.includes(mark)) pair.alike.push(mark);
        found.set(key, pair);
      }
    }
  }
  return [...found.values()].sort((a, b) => b.alike.length - a.alike.length || (a.oneId < b.oneId ? -1 : 1));
}

function groupsBy<Entry>(all: readonly Entry[], marksOf: (of: Entry) => readonly string[]): Entry[][] {
  const groups = new Map<string, Entry[]>();
  for (const each of all) {
    for (const key of new Set(marksOf(each))) {
      if (key === '') continue;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [each]);
      else group.push(each);
    }
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

function pairsOf(group: readonly { readonly id: string }[]): [string, string][] {
  const ids = group.map(({ id }) => id).sort();
  return ids.flatMap((one, at) => ids.slice(at + 1).map((other) => [one, other] as [string, string]));
}
