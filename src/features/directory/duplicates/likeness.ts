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

export interface Pair {
  readonly oneId: string;
  readonly otherId: string;
  readonly alike: Likeness[];
}

/** Everybody's mailbox says nothing of whose it is. */
const publicDomains = /^(gmail|googlemail|yahoo|ymail|outlook|hotmail|live|icloud|proton|protonmail)\./;
/** A mark that so many share is that of a house, such as the regency's domain, and not of an organisation. */
const mostOfOne = 3;

const marks: Record<Likeness, (of: Comparable) => readonly string[]> = {
  name: ({ name }) => [normalName(name)],
  nib: ({ nib }) => [nib ?? ''],
  email: ({ emails }) =>
    emails.map((email) => {
      const domain = email.split('@')[1] ?? '';
      return publicDomains.test(domain) ? email : domain;
    }),
  phone: ({ phones }) => phones,
};

/** Pairs that share a mark, those that share most first. Pure, over all organisations at once. */
export function alikePairs(all: readonly Comparable[]): Pair[] {
  const found = new Map<string, Pair>();
  for (const likeness of likenesses) {
    for (const group of groupsBy(all, marks[likeness])) {
      if (likeness !== 'name' && likeness !== 'nib' && group.length > mostOfOne) continue;
      for (const [oneId, otherId] of pairsOf(group)) {
        const key = `${oneId} ${otherId}`;
        const pair = found.get(key) ?? { oneId, otherId, alike: [] };
        if (!pair.alike.includes(likeness)) pair.alike.push(likeness);
        found.set(key, pair);
      }
    }
  }
  return [...found.values()].sort((a, b) => b.alike.length - a.alike.length || (a.oneId < b.oneId ? -1 : 1));
}

function groupsBy(
  all: readonly Comparable[],
  marksOf: (of: Comparable) => readonly string[],
): Comparable[][] {
  const groups = new Map<string, Comparable[]>();
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

function pairsOf(group: readonly Comparable[]): [string, string][] {
  const ids = group.map(({ id }) => id).sort();
  return ids.flatMap((one, at) => ids.slice(at + 1).map((other) => [one, other] as [string, string]));
}
