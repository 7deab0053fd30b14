import {
  fromServer,
  isUnsaved,
  type Note,
  type NoteContent,
  same,
  type Theirs,
  theirsOf,
  wireOf,
} from './note';
import type { NoteView } from './note';

/** Fields that mean one thing together: who has changed one of them has changed the thing. */
const things = [
  ['text'],
  ['speakerPositionId', 'speakerName'],
  ['kind'],
  ['decisionId'],
  ['commitmentId'],
  ['deleted'],
] as const satisfies (keyof NoteContent)[][];
/** Where a paragraph stands is never worth a question: the last hand that moved it wins. */
const place = ['agendaItemId', 'orderKey'] as const;

type Fields = readonly (keyof NoteContent)[];
const alike = (fields: Fields, one: NoteContent, other: NoteContent): boolean => {
  const [left, right] = [wireOf(one), wireOf(other)];
  return fields.every((field) => left[field] === right[field]);
};
const part = (fields: Fields, from: NoteContent): Partial<NoteContent> =>
  Object.fromEntries(fields.map((field) => [field, from[field]]));

/** Both changes in one, or null where they meet in the same thing. */
function merged(base: NoteContent, mine: NoteContent, theirs: NoteContent): NoteContent | null {
  let result: NoteContent = { ...theirs };
  for (const fields of [...things, place]) {
    if (alike(fields, mine, base) || alike(fields, mine, theirs)) continue;
    if (fields !== place && !alike(fields, theirs, base)) return null;
    result = { ...result, ...part(fields, mine) };
  }
  // Words that somebody still writes on are not struck with what was left of them.
  const struck = result.deleted && (mine.deleted ? !same(theirs, base) : !alike(['text'], mine, base));
  return struck ? null : result;
}

/** What the server says it has, taken into what this device has. Words of this device are never dropped. */
export function absorb(note: Note | undefined, view: NoteView): Note {
  if (note === undefined || (!isUnsaved(note) && note.theirs === null)) return fromServer(view);
  return meet(note, theirsOf(view));
}

/** The server refused what was based on another version than its own, whichever is higher: it may have been restored. */
export function refusedAsStale(note: Note, theirs: Theirs): Note {
  return meet(note.base === null ? note : { ...note, base: { ...note.base, version: 0 } }, theirs);
}

export function meet(note: Note, theirs: Theirs): Note {
  const base = { version: theirs.version, content: theirs.content };
  if (note.base !== null && theirs.version <= note.base.version) return note;
  if (same(note.mine, theirs.content))
    return { ...note, mine: theirs.content, base, sent: [], theirs: null, refused: null };
  // Its answer got lost, and typing went on: it was this device that wrote it.
  if (note.sent.some((content) => same(content, theirs.content))) {
    return { ...note, base, sent: [], theirs: null };
  }
  const mine = note.base === null ? null : merged(note.base.content, note.mine, theirs.content);
  if (mine === null) return { ...note, theirs };
  return { ...note, mine, base, sent: [], theirs: null };
}

/** The server has `content` as `version`; what was typed meanwhile is still to be sent. */
export function acknowledge(note: Note, content: NoteContent, version: number): Note {
  // One and the same object where nothing was typed meanwhile: two thousand of them are compared at each keystroke.
  const agreed = same(note.mine, content) ? note.mine : content;
  return { ...note, base: { version, content: agreed }, sent: [], refused: null };
}

/** It is about to be sent: remembered, since the answer may never come. */
export function sending(note: Note, content: NoteContent): Note {
  const known = note.sent.some((before) => same(before, content));
  return known ? note : { ...note, sent: [...note.sent, content].slice(-most) };
}
const most = 20;

/** The server knows nothing of it (any more): it is written anew. */
export function forgotten(note: Note): Note {
  return { ...note, base: null, sent: [], theirs: null };
}

export type Choice = 'mine' | 'theirs' | 'both';

/**
 * What becomes of a paragraph that two people wrote: the one that stays, and with `both` the words of this device, which
 * the caller puts behind it.
 */
export function settle(note: Note, choice: Choice): { note: Note; besides: NoteContent | null } {
  if (note.theirs === null) return { note, besides: null };
  const { version, content } = note.theirs;
  const settled = { ...note, base: { version, content }, sent: [], theirs: null, refused: null };
  if (choice === 'mine') return { note: settled, besides: null };
  const besides =
    choice === 'both' && !note.mine.deleted ? { ...note.mine, decisionId: null, commitmentId: null } : null;
  return { note: { ...settled, mine: content }, besides };
}
