import { randomId } from '../../api';
import { settle, type Choice } from './merge';
import { emptyNote, keyBetween, type NoteContent } from './note';
import type { Notebook } from './notebook';

/** Where the caret goes after a deed. */
export interface Place {
  id: string;
  caret: number;
}

/** A new paragraph behind another, or at the beginning. */
export function insertAfter(book: Notebook, itemId: string, after: string | null, text = ''): Place {
  const ids = book.idsOf(itemId);
  const key = keyBehind(book, ids, after);
  const note = emptyNote(randomId(), itemId, key);
  book.put({ ...note, mine: { ...note.mine, text } });
  if (text !== '') book.onEdit(note.id);
  return { id: note.id, caret: 0 };
}

/** Enter: what stands behind the caret goes into a new paragraph. */
export function split(book: Notebook, id: string, from: number, to: number): Place | null {
  const note = book.get(id);
  if (note === undefined) return null;
  const { text, agendaItemId } = note.mine;
  const place = insertAfter(book, agendaItemId, id, text.slice(to));
  if (to < text.length || from < text.length) book.edit(id, { text: text.slice(0, from) });
  return place;
}

/** Backspace at the beginning: the words go to the end of the paragraph before. Nothing where that cannot be. */
export function join(book: Notebook, id: string): Place | null {
  const note = book.get(id);
  if (note === undefined) return null;
  if (note.mine.text === '') return strikeEmpty(book, id, note.mine.agendaItemId);
  const ids = book.idsOf(note.mine.agendaItemId);
  const before = book.get(ids[ids.indexOf(id) - 1] ?? '');
  // What became a decision stays a paragraph of its own.
  if (before === undefined || isBound(note.mine) || isBound(before.mine)) return null;
  const caret = before.mine.text.length;
  book.edit(id, { deleted: true });
  book.edit(before.id, { text: before.mine.text + note.mine.text });
  return { id: before.id, caret };
}

/** The only line of an item stays, to be typed on. */
function strikeEmpty(book: Notebook, id: string, itemId: string): Place | null {
  const ids = book.idsOf(itemId);
  if (ids.length === 1) return null;
  const before = ids[ids.indexOf(id) - 1];
  book.edit(id, { deleted: true });
  if (before === undefined) return { id: ids[1] ?? '', caret: 0 };
  return { id: before, caret: book.get(before)?.mine.text.length ?? 0 };
}

const isBound = ({ decisionId, commitmentId }: NoteContent) => decisionId !== null || commitmentId !== null;

/** Alt+arrow: up or down in its item, and over its edge into the next one. */
export function move(book: Notebook, id: string, step: 1 | -1, itemIds: readonly string[]): string | null {
  const note = book.get(id);
  if (note === undefined) return null;
  const { agendaItemId } = note.mine;
  const ids = book.idsOf(agendaItemId);
  const to = ids.indexOf(id) + step;
  if (to >= 0 && to < ids.length) {
    const others = ids.filter((other) => other !== id);
    book.edit(id, { orderKey: keyBehind(book, others, others[to - 1] ?? null) });
    return agendaItemId;
  }
  const next = itemIds[itemIds.indexOf(agendaItemId) + step];
  if (next === undefined) return null;
  const there = book.idsOf(next);
  const last = step === 1 ? null : (there.at(-1) ?? null);
  book.edit(id, { agendaItemId: next, orderKey: keyBehind(book, there, last) });
  return next;
}

/** Strikes a paragraph; answers where the caret goes and how it comes back. */
export function strike(book: Notebook, id: string): { place: Place | null; undo: () => void } {
  const note = book.get(id);
  const ids = note === undefined ? [] : book.idsOf(note.mine.agendaItemId);
  const at = ids.indexOf(id);
  const next = ids[at - 1] ?? ids[at + 1];
  book.edit(id, { deleted: true });
  const place = next === undefined ? null : { id: next, caret: book.get(next)?.mine.text.length ?? 0 };
  return { place, undo: () => book.edit(id, { deleted: false }) };
}

/** The choice between two versions; words that are not chosen over others stand behind them. */
export function choose(book: Notebook, id: string, choice: Choice): Place | null {
  const note = book.get(id);
  if (note === undefined) return null;
  const settled = settle(note, choice);
  book.put(settled.note);
  book.onEdit(id);
  if (settled.besides === null) return { id, caret: settled.note.mine.text.length };
  const { id: besides } = insertAfter(book, settled.note.mine.agendaItemId, id);
  const { orderKey = '', agendaItemId = '' } = book.get(besides)?.mine ?? {};
  book.edit(besides, { ...settled.besides, orderKey, agendaItemId });
  return { id: besides, caret: settled.besides.text.length };
}

/** Words typed on an item that somebody took off the agenda meanwhile go to the last one: nothing vanishes with it. */
export function rehome(book: Notebook, itemIds: readonly string[]): void {
  const last = itemIds.at(-1);
  if (last === undefined) return;
  for (const { id, mine, refused } of book.all()) {
    // What the server takes is on an item that this page has not heard of yet.
    if (refused === null || mine.deleted || itemIds.includes(mine.agendaItemId)) continue;
    const there = book.idsOf(last);
    book.edit(id, { agendaItemId: last, orderKey: keyBehind(book, there, there.at(-1) ?? null) });
  }
}

function keyBehind(book: Notebook, ids: readonly string[], after: string | null): string {
  const keyOf = (id: string) => book.get(id)?.mine.orderKey ?? '';
  const at = after === null ? 0 : ids.indexOf(after) + 1;
  return keyBetween(after === null ? null : keyOf(after), ids.slice(at).map(keyOf));
}
