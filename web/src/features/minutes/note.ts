import { generateKeyBetween } from 'fractional-indexing';
import type { Item } from '../../api';

export type NoteView = Item<'/api/meetings/{id}/note-blocks'>;
export type NoteKind = NoteView['kind'];

/** What the writer of a paragraph decides on. */
export interface NoteContent {
  agendaItemId: string;
  orderKey: string;
  kind: NoteKind;
  text: string;
  speakerPositionId: string | null;
  speakerName: string | null;
  decisionId: string | null;
  commitmentId: string | null;
  deleted: boolean;
}

/** What somebody else made of a paragraph. */
export interface Theirs {
  version: number;
  content: NoteContent;
  by: string | null;
  at: string;
}

/** A paragraph as this device knows it; it is kept here until the server has it. */
export interface Note {
  id: string;
  /** What stands on the screen. */
  mine: NoteContent;
  /** What the server had when it last agreed with this device; null while it has none. */
  base: { version: number; content: NoteContent } | null;
  /** What was sent since then: if one of these is what the server has, it was we who wrote it. */
  sent: NoteContent[];
  /** Somebody else wrote something else meanwhile: the person chooses. */
  theirs: Theirs | null;
  /** Why the server did not take it as it stands. */
  refused: string | null;
}

export function contentOf(view: NoteView): NoteContent {
  const { agendaItemId, orderKey, kind, text, speakerPosition, speakerName } = view;
  const { decisionId, commitmentId, deleted } = view;
  const speakerPositionId = speakerPosition?.id ?? null;
  const said = { agendaItemId, orderKey, kind, text, speakerPositionId, speakerName };
  return { ...said, decisionId, commitmentId, deleted };
}

export const theirsOf = (view: NoteView): Theirs => ({
  version: view.version,
  content: contentOf(view),
  by: view.updatedBy,
  at: view.updatedAt,
});

/** As the server stores texts (NFC, no NUL), so that equal words are equal. */
const stored = (text: string): string => text.replaceAll('\0', '').normalize('NFC');

export function wireOf(content: NoteContent): NoteContent {
  const speakerName = content.speakerName === null ? null : stored(content.speakerName).trim() || null;
  return { ...content, text: stored(content.text), speakerName };
}

const fields = [
  'agendaItemId',
  'orderKey',
  'kind',
  'text',
  'speakerPositionId',
  'speakerName',
  'decisionId',
  'commitmentId',
  'deleted',
] as const satisfies (keyof NoteContent)[];

export function same(one: NoteContent, other: NoteContent): boolean {
  const [left, right] = [wireOf(one), wireOf(other)];
  return fields.every((field) => left[field] === right[field]);
}

/** Whether the server does not have it yet as it stands here. */
export function isUnsaved(note: Note): boolean {
  const { mine, base, sent } = note;
  if (base !== null) return mine !== base.content && !same(mine, base.content);
  // The line that waits for its first word, or was struck before anyone heard of it, need not be told.
  return sent.length > 0 || !(mine.deleted || isBlank(note));
}

/** The longest paragraph that the server takes. */
export const longestNote = 10_000;

/** The server does not take it as it stands, or would not: it stays on this device until it is changed. */
export function isRefused({ mine, refused }: Note): boolean {
  return refused !== null || mine.text.length > longestNote;
}

export function isBlank({ mine }: Note): boolean {
  const { text, kind, speakerPositionId, speakerName } = mine;
  return text === '' && kind === 'information' && speakerPositionId === null && speakerName === null;
}

export function fromServer(view: NoteView): Note {
  const content = contentOf(view);
  const base = { version: view.version, content };
  return { id: view.id, mine: content, base, sent: [], theirs: null, refused: null };
}

export function emptyNote(id: string, agendaItemId: string, orderKey: string): Note {
  const nobody = { speakerPositionId: null, speakerName: null };
  const nothing = { decisionId: null, commitmentId: null, deleted: false };
  const mine: NoteContent = {
    agendaItemId,
    orderKey,
    kind: 'information',
    text: '',
    ...nobody,
    ...nothing,
  };
  return { id, mine, base: null, sent: [], theirs: null, refused: null };
}

/** Byte by byte, as the server sorts; notes that two people put into one place stay in a settled order. */
export function inOrder(one: Note, other: Note): number {
  const [left, right] = [one.mine.orderKey, other.mine.orderKey];
  if (left !== right) return left < right ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}

/** A key behind `before` and in front of the first of the `following` that leaves room. */
export function keyBetween(before: string | null, following: readonly string[]): string {
  const next = following.find((key) => before === null || key > before) ?? null;
  return generateKeyBetween(before, next);
}
