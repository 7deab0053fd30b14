import { alike, type Pair } from './likeness.js';

/** Why two entries may be one person. */
export const personLikenesses = ['employeeNumber', 'email', 'phone', 'name'] as const;
export type PersonLikeness = (typeof personLikenesses)[number];

export interface ComparablePerson {
  readonly id: string;
  /** Without honorifics. */
  readonly name: string;
  readonly employeeNumber: string | null;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
}

/** Letters alone: `Moh. Yusuf` and `MOH YUSUF` are written by two hands. */
const plainName = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}]/gu, '');

/**
 * People who share a number, an address, a telephone or a name, those who share most first. Different numbers of the
 * civil service are different people, whatever else they share.
 */
export function alikePeople(all: readonly ComparablePerson[]): Pair<PersonLikeness>[] {
  const numbers = new Map(all.map(({ id, employeeNumber }) => [id, employeeNumber]));
  const pairs = alike(
    all,
    {
      employeeNumber: ({ employeeNumber }) => [employeeNumber ?? ''],
      email: ({ emails }) => emails,
      phone: ({ phones }) => phones,
      name: ({ name }) => [plainName(name)],
    },
    ['employeeNumber'],
  );
  return pairs.filter(({ oneId, otherId }) => {
    const [one, other] = [numbers.get(oneId), numbers.get(otherId)];
    return one == null || other == null || one === other;
  });
}
