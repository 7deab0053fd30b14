/** A word at the caret that asks for a list: `@` for who speaks, `/` for what the paragraph becomes. */
export interface Token {
  kind: 'speaker' | 'command';
  query: string;
  /** Where it stands in the text, with its sign. */
  from: number;
  to: number;
}

const speaker = /(?:^|\s)@((?:[\p{L}\p{N}.,()&/-]+ ?){1,6})$/u;
const command = /(?:^|\s)\/([a-z]*)$/i;

/** What is being asked for at the caret, if anything. */
export function tokenAt(text: string, caret: number): Token | null {
  const before = text.slice(0, caret);
  const asked = command.exec(before);
  if (asked !== null) {
    const query = asked[1] ?? '';
    return { kind: 'command', query, from: caret - query.length - 1, to: caret };
  }
  const query = speaker.exec(before)?.[1] ?? '';
  // Two letters, so that an address in the text asks for nothing.
  if (query.trim().length < 2) return null;
  return { kind: 'speaker', query, from: caret - query.length - 1, to: caret };
}

/** The text without the word that was chosen, and without a blank that it left. */
export function withoutToken(text: string, { from, to }: Token): { text: string; caret: number } {
  const before = text.slice(0, from).replace(/ $/, '');
  const after = text.slice(to).replace(/^ /, before === '' ? '' : ' ');
  return { text: before + after, caret: before.length };
}

/** Whether each word that was typed begins a word of the name. */
export function isMeant(query: string, name: string): boolean {
  const words = name
    .toLowerCase()
    .split(/[\s,()/-]+/)
    .filter(Boolean);
  return query
    .toLowerCase()
    .trim()
    .split(/\s+/)
    .every((part) => words.some((word) => word.startsWith(part.replace(/[,.]$/, ''))));
}

export const commands = [
  { deed: 'decision', words: ['keputusan', 'decision'] },
  { deed: 'commitment', words: ['komitmen', 'commitment'] },
  { deed: 'information', words: ['informasi', 'information'] },
  { deed: 'consideration', words: ['pertimbangan', 'consideration'] },
  { deed: 'direction', words: ['arahan', 'direction'] },
  { deed: 'strike', words: ['hapus', 'delete'] },
] as const;
export type Command = (typeof commands)[number]['deed'];

/** The commands that begin so, in either language. */
export function commandsFor(query: string): Command[] {
  const typed = query.toLowerCase();
  return commands.filter(({ words }) => words.some((word) => word.startsWith(typed))).map(({ deed }) => deed);
}
