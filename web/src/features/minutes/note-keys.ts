import type { KeyboardEvent } from 'react';
import { insertAfter, join, move, type Place, split } from './editing';
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
  const isDone = deedFor(event)?.(on, event) ?? false;
  if (isDone) event.preventDefault();
  return isDone;
}

type Deed = (on: NoteKeys, event: KeyboardEvent<Field>) => boolean;

/** What a key does, with its modifiers in front: `Alt ArrowUp`. */
function deedFor(event: KeyboardEvent<Field>): Deed | undefined {
  const { altKey, ctrlKey, metaKey, shiftKey, key, code } = event;
  if (altKey && code.startsWith('Digit')) return toNumber;
  if (shiftKey && key !== '/') return undefined;
  const modifier = altKey ? 'Alt ' : ctrlKey || metaKey ? 'Ctrl ' : '';
  return deeds[modifier + key];
}

const deeds: Record<string, Deed> = {
  Enter: ({ book, id }, { currentTarget: { selectionStart, selectionEnd } }) => {
    focusNote(split(book, id, selectionStart, selectionEnd));
    return true;
  },
  Backspace: (on, { currentTarget }) => isAt(currentTarget, 0) && erase(on),
  ArrowUp: (on, { currentTarget }) => isAt(currentTarget, 0) && neighbour(on, -1),
  ArrowDown: (on, { currentTarget }) => isAt(currentTarget, currentTarget.value.length) && neighbour(on, 1),
  PageUp: (on) => toItem(on, -1),
  PageDown: (on) => toItem(on, 1),
  'Alt ArrowUp': (on) => carry(on, -1),
  'Alt ArrowDown': (on) => carry(on, 1),
  'Alt Enter': (on) => {
    on.openPanel();
    return true;
  },
  'Ctrl /': (on) => {
    on.help();
    return true;
  },
};

const isAt = ({ selectionStart, selectionEnd }: Field, caret: number): boolean =>
  selectionStart === caret && selectionEnd === caret;

function toNumber({ itemIds, goToItem }: NoteKeys, { code }: KeyboardEvent<Field>): boolean {
  const item = itemIds[(Number(code.slice('Digit'.length)) + 9) % 10];
  if (item !== undefined) goToItem(item);
  return true;
}

function toItem({ book, id, itemIds, goToItem }: NoteKeys, step: 1 | -1): boolean {
  const item = itemIds[itemIds.indexOf(book.get(id)?.mine.agendaItemId ?? '') + step];
  if (item !== undefined) goToItem(item);
  return true;
}

function carry({ book, id, itemIds, goToItem }: NoteKeys, step: 1 | -1): boolean {
  const from = book.get(id)?.mine.agendaItemId;
  const item = move(book, id, step, itemIds);
  if (item !== null && item !== from) goToItem(item);
  focusNote(atEnd(book, id));
  return true;
}

const atEnd = (book: Notebook, id: string): Place => ({ id, caret: book.get(id)?.mine.text.length ?? 0 });

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
  focusNote(step === 1 ? { id: next, caret: 0 } : atEnd(book, next));
  return true;
}

/** Where one goes on in an item: the end of its last paragraph, or a first one. */
export function enterItem(book: Notebook, itemId: string): void {
  const last = book.idsOf(itemId).at(-1);
  focusNote(last === undefined ? insertAfter(book, itemId, null) : atEnd(book, last));
}
