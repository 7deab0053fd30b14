import type { KeyboardEvent } from 'react';
import { insertAfter, join, move, split } from './editing';
import { focusNote } from './focus';
import type { Notebook } from './notebook';

/** What the keys of a paragraph act on. */
export interface NoteKeys {
  book: Notebook;
  id: string;
  itemIds: readonly string[];
  goToItem: (itemId: string) => void;
  openPanel: () => void;
  help: () => void;
}

type Field = HTMLTextAreaElement;

/** The keys of a paragraph, for who never takes the hands off the keyboard. True when the key was one of them. */
export function onNoteKey(event: KeyboardEvent<Field>, on: NoteKeys): boolean {
  // A word that is being composed (IME) owns Enter and the arrows.
  if (event.nativeEvent.isComposing) return false;
  const done = event.altKey
    ? altKey(event, on)
    : event.ctrlKey || event.metaKey
      ? ctrlKey(event, on)
      : plainKey(event, on);
  if (done) event.preventDefault();
  return done;
}

function altKey({ key, code }: KeyboardEvent<Field>, on: NoteKeys): boolean {
  const { book, id, itemIds } = on;
  if (key === 'Enter') {
    on.openPanel();
    return true;
  }
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const from = book.get(id)?.mine.agendaItemId;
    const item = move(book, id, key === 'ArrowUp' ? -1 : 1, itemIds);
    if (item !== null && item !== from) on.goToItem(item);
    focusNote({ id, caret: book.get(id)?.mine.text.length ?? 0 });
    return true;
  }
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  const item = digit === undefined ? undefined : itemIds[(Number(digit) + 9) % 10];
  if (item !== undefined) on.goToItem(item);
  return digit !== undefined;
}

function ctrlKey({ key }: KeyboardEvent<Field>, on: NoteKeys): boolean {
  if (key !== '/') return false;
  on.help();
  return true;
}

function plainKey(event: KeyboardEvent<Field>, on: NoteKeys): boolean {
  const { key, shiftKey, currentTarget } = event;
  const { selectionStart: from, selectionEnd: to, value } = currentTarget;
  const { book, id, itemIds } = on;
  if (key === 'Enter' && !shiftKey) {
    focusNote(split(book, id, from, to));
    return true;
  }
  if (key === 'Backspace' && from === 0 && to === 0) return erase(on);
  if (key === 'PageUp' || key === 'PageDown') {
    const at = itemIds.indexOf(book.get(id)?.mine.agendaItemId ?? '');
    const item = itemIds[at + (key === 'PageUp' ? -1 : 1)];
    if (item !== undefined) on.goToItem(item);
    return true;
  }
  if (key === 'ArrowUp' && !shiftKey && from === to && !value.slice(0, from).includes('\n') && from === 0)
    return neighbour(on, -1);
  if (key === 'ArrowDown' && !shiftKey && from === to && from === value.length) return neighbour(on, 1);
  return false;
}

/** Backspace at the beginning takes off, one after the other: who speaks, what kind it is, the paragraph itself. */
function erase({ book, id }: NoteKeys): boolean {
  const note = book.get(id);
  if (note === undefined) return false;
  const { speakerPositionId, speakerName, kind, decisionId, commitmentId } = note.mine;
  if (speakerPositionId !== null || speakerName !== null) {
    book.edit(id, { speakerPositionId: null, speakerName: null });
    return true;
  }
  if (kind !== 'information' && decisionId === null && commitmentId === null) {
    book.edit(id, { kind: 'information' });
    return true;
  }
  focusNote(join(book, id));
  return true;
}

function neighbour({ book, id }: NoteKeys, step: 1 | -1): boolean {
  const ids = book.idsOf(book.get(id)?.mine.agendaItemId ?? '');
  const next = ids[ids.indexOf(id) + step];
  if (next === undefined) return false;
  focusNote({ id: next, caret: step === 1 ? 0 : (book.get(next)?.mine.text.length ?? 0) });
  return true;
}

/** Where one goes on in an item: the end of its last paragraph, or a first one. */
export function enterItem(book: Notebook, itemId: string): void {
  const last = book.idsOf(itemId).at(-1);
  if (last === undefined) focusNote(insertAfter(book, itemId, null));
  else focusNote({ id: last, caret: book.get(last)?.mine.text.length ?? 0 });
}
