import type { Pair } from './likeness.js';

/** Why two positions of one organisation may be one. */
export const positionLikenesses = ['title', 'spelling'] as const;
export type PositionLikeness = (typeof positionLikenesses)[number];

export interface ComparablePosition {
  readonly id: string;
  readonly title: string;
  /** Of its organisation: what a title repeats of it says nothing of which post it is. */
  readonly organisation: string;
  readonly organisationId: string;
}

/** As offices shorten them; a holder who acts is a fact of the appointment, and stands in a title by mistake. */
const writtenOut: Readonly<Record<string, string>> = {
  asda: 'asisten daerah',
  dir: 'direktur',
  dirut: 'direktur utama',
  gm: 'general manager',
  ka: 'kepala',
  kabag: 'kepala bagian',
  kabid: 'kepala bidang',
  kades: 'kepala desa',
  kadis: 'kepala dinas',
  kasi: 'kepala seksi',
  kasie: 'kepala seksi',
  kasubag: 'kepala sub bagian',
  kasubbag: 'kepala sub bagian',
  manajer: 'manager',
  mgr: 'manager',
  pj: '',
  pjs: '',
  plh: '',
  plt: '',
  sekcam: 'sekretaris camat',
  sekda: 'sekretaris daerah',
  sekdes: 'sekretaris desa',
  sekdis: 'sekretaris dinas',
  subbag: 'sub bagian',
  subbagian: 'sub bagian',
  wadir: 'wakil direktur',
  wakadis: 'wakil kepala dinas',
};

/** What a merge of organisations wrote behind a title that stood in both. */
const fromElsewhere = / \([^()]*, [0-9a-f]{8}\)$/;

const wordsOf = (text: string): string[] =>
  text
    .replace(fromElsewhere, '')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' dan ')
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((word) => (writtenOut[word] ?? word).split(' '))
    .filter((word) => word !== '');

/** The words of a title that tell posts of one organisation apart, in any order. */
function tellingWords({ title, organisation }: ComparablePosition): string[] {
  const words = wordsOf(title);
  const house = new Set(wordsOf(organisation));
  const telling = words.filter((word) => !house.has(word));
  return (telling.length === 0 ? words : telling).sort();
}

/** Two positions of one organisation with one title but for how it is written, those written most alike first. */
export function alikePositions(all: readonly ComparablePosition[]): Pair<PositionLikeness>[] {
  const houses = new Map<string, { id: string; words: string[] }[]>();
  for (const position of all) {
    const entry = { id: position.id, words: tellingWords(position) };
    const house = houses.get(position.organisationId);
    if (house === undefined) houses.set(position.organisationId, [entry]);
    else house.push(entry);
  }
  const pairs = [...houses.values()].flatMap((house) =>
    house.flatMap((one, at) => house.slice(at + 1).flatMap((other) => pairOf(one, other))),
  );
  const rank = ({ alike: [first] }: Pair<PositionLikeness>) => (first === 'title' ? 0 : 1);
  return pairs.sort((a, b) => rank(a) - rank(b) || (a.oneId < b.oneId ? -1 : 1));
}

function pairOf(
  one: { id: string; words: string[] },
  other: { id: string; words: string[] },
): Pair<PositionLikeness>[] {
  const likeness = likenessOf(one.words, other.words);
  if (likeness === null) return [];
  const [oneId, otherId] = one.id < other.id ? [one.id, other.id] : [other.id, one.id];
  return [{ oneId, otherId, alike: [likeness] }];
}

/** One word may be misspelt; what is counted, such as `Asisten I` and `Asisten II`, may not. */
function likenessOf(one: readonly string[], other: readonly string[]): PositionLikeness | null {
  if (one.length !== other.length) return null;
  const [odd, ...moreOdd] = one.filter((word) => !other.includes(word));
  if (odd === undefined) return 'title';
  const [beside, ...moreBeside] = other.filter((word) => !one.includes(word));
  if (moreOdd.length > 0 || moreBeside.length > 0 || beside === undefined) return null;
  return isMisspelt(odd, beside) ? 'spelling' : null;
}

/** Shorter words differ in one letter and mean different things. */
const longEnough = 5;

/** One letter too many, too few or wrong, or two that changed places: `Sekertaris`. */
function isMisspelt(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < longEnough || long.length - short.length > 1 || /\d/.test(short + long)) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  const [next, after] = [short.slice(at + 1), long.slice(at + 1)];
  return next === after || short.slice(at) === swapped(long.slice(at));
}

/** With its first two letters in the other order. */
const swapped = (word: string): string => `${word.slice(1, 2)}${word.slice(0, 1)}${word.slice(2)}`;
