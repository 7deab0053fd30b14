import type { Place } from './editing';

let wanted: Place | null = null;

export const noteFieldId = (id: string): string => `note-${id}`;

/** Puts the caret into a paragraph; one that is not drawn yet takes it as soon as it is. */
export function focusNote(place: Place | null): void {
  if (place === null) return;
  const field = document.getElementById(noteFieldId(place.id));
  if (field instanceof HTMLTextAreaElement) return put(field, place.caret);
  wanted = place;
}

export function takeFocus(id: string, field: HTMLTextAreaElement): void {
  if (wanted?.id !== id) return;
  const { caret } = wanted;
  wanted = null;
  put(field, caret);
}

/** The paragraph with the caret, else the last one: where writing goes on when something stood over the page. */
export function noteAtHand(): HTMLTextAreaElement | undefined {
  const fields = [...document.querySelectorAll<HTMLTextAreaElement>('textarea[id^="note-"]')];
  return fields.find((field) => field === document.activeElement) ?? fields.at(-1);
}

function put(field: HTMLTextAreaElement, caret: number): void {
  field.focus();
  field.setSelectionRange(caret, caret);
}
