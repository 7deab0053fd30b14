import { diffWordsWithSpace } from 'diff';

interface Block {
  id: string;
  text: string;
  speaker: string | null;
}

export interface Difference {
  id: string;
  kind: 'added' | 'removed' | 'changed';
  parts: { text: string; mark: 'added' | 'removed' | null }[];
}

/** Block by block: what came, what went, and which words are others. What is the same is left out. */
export function differencesOf(before: readonly Block[], after: readonly Block[]): Difference[] {
  const earlier = new Map(before.map((block) => [block.id, linesOf(block)]));
  const later = new Set(after.map(({ id }) => id));
  const removed = before.filter(({ id }) => !later.has(id)).map((block) => whole(block, 'removed'));
  const others = after.flatMap((block): Difference[] => {
    const was = earlier.get(block.id);
    if (was === undefined) return [whole(block, 'added')];
    const is = linesOf(block);
    return was === is ? [] : [{ id: block.id, kind: 'changed', parts: wordsOf(was, is) }];
  });
  return [...others, ...removed];
}

export const titlesOf = (agenda: readonly { id: string; title: string }[]): Block[] =>
  agenda.map(({ id, title }) => ({ id, text: title, speaker: null }));

export interface Seated {
  position: string | null;
  organisation: string | null;
  name: string | null;
  status: string;
  representedBy: string | null;
}

export const seatWords = ({ name, position, organisation }: Seated): string =>
  [name, position, organisation].filter((part) => part !== null).join(', ');

/** A seat has no other name than whom it was for; another for the same follows the first. `said` tells how they were there. */
export function seatsOf(attendance: readonly Seated[], said: (seat: Seated) => string): Block[] {
  const taken = new Map<string, number>();
  return attendance.map((seat) => {
    const whose = JSON.stringify([seat.position ?? seat.name, seat.organisation]);
    const before = taken.get(whose) ?? 0;
    taken.set(whose, before + 1);
    return { id: `${whose} ${before}`, speaker: seatWords(seat), text: said(seat) };
  });
}

/** When and where: what has no name of its own is called by what it is. */
export interface Planned {
  title: string;
  date: string;
  startTime: string;
  endTime: string;
  mode: string;
  venue: string | null;
  chair: string | null;
}

/** `named` calls each part, and `said` tells it; what is not known is left out. */
export function planOf(
  plan: Planned,
  named: (part: 'title' | 'time' | 'mode' | 'venue' | 'chair') => string,
  said: { time: (plan: Planned) => string; mode: (mode: string) => string },
): Block[] {
  const { title, mode, venue, chair } = plan;
  const parts = { title, time: said.time(plan), mode: said.mode(mode), venue, chair } as const;
  return Object.entries(parts).flatMap(([part, text]) =>
    text === null ? [] : [{ id: part, speaker: named(part as keyof typeof parts), text }],
  );
}

export interface Promised {
  id: string;
  reference: string;
  title: string;
  owner: string;
  target: number | null;
  unit: string | null;
  dueOn: string | null;
}

/** What was promised; how far it has come is not part of minutes. */
export const promisesOf = (commitments: readonly Promised[], said: (promise: Promised) => string): Block[] =>
  commitments.map((promise) => ({ id: promise.id, speaker: promise.reference, text: said(promise) }));

interface Decided {
  number: number;
  text: string;
}

/**
 * A decision has no other name than its number, which changes when one before it goes: equal words are the same one,
 * and of the others those with the same number.
 */
export function asBlocks(before: readonly Decided[], after: readonly Decided[]): [Block[], Block[]] {
  const free = new Map(before.map(({ number, text }) => [number, text]));
  const names = new Map<Decided, number>();
  const pair = (decision: Decided, number: number | undefined) => {
    if (number === undefined) return;
    names.set(decision, number);
    free.delete(number);
  };
  for (const one of after) pair(one, [...free].find(([, text]) => text === one.text)?.[0]);
  for (const one of after) if (!names.has(one) && free.has(one.number)) pair(one, one.number);
  const block = (id: string, { text }: Decided): Block => ({ id, text, speaker: null });
  return [
    before.map((one) => block(String(one.number), one)),
    after.map((one) => block(String(names.get(one) ?? `new ${one.number}`), one)),
  ];
}

const linesOf = ({ speaker, text }: Block): string => (speaker === null ? text : `${speaker}: ${text}`);

function whole(block: Block, kind: 'added' | 'removed'): Difference {
  return { id: block.id, kind, parts: [{ text: linesOf(block), mark: kind }] };
}

function wordsOf(was: string, is: string): Difference['parts'] {
  return diffWordsWithSpace(was, is).map(({ value, added, removed }) => ({
    text: value,
    mark: added ? 'added' : removed ? 'removed' : null,
  }));
}
