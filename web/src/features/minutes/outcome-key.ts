/**
 * The key under which a paragraph becomes a record: the same words make it once, also after a reload, while other words
 * are another request.
 */
export function outcomeKey(noteId: string, body: object): string {
  let hash = 5381;
  for (const letter of JSON.stringify(body)) hash = ((hash * 33) ^ (letter.codePointAt(0) ?? 0)) >>> 0;
  return `note.${noteId}.${hash.toString(36)}`;
}
