import type { ImportField } from './import-kind.js';
import type { Mapping } from './import.js';
import type { Values } from './import-row.js';

/** Letters and digits alone, so that "Desa / Kelurahan" and "desa kelurahan" are one word. */
export const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/**
 * Guesses which column holds what: first the headings that say it in a known word, then those that contain one. No
 * column serves twice; what is left is for people to say.
 */
export function guessMapping(fields: readonly ImportField[], headings: readonly string[]): Mapping {
  const mapping: Mapping = {};
  const words = headings.map(plain);
  const take = (fits: (heading: string, word: string) => boolean): void => {
    for (const { key, headings: known } of fields) {
      if (key in mapping) continue;
      const taken = new Set(Object.values(mapping));
      const at = words.findIndex(
        (heading, column) =>
          heading !== '' && !taken.has(column) && [key, ...known].some((word) => fits(heading, plain(word))),
      );
      if (at >= 0) mapping[key] = at;
    }
  };
  take((heading, word) => heading === word);
  take((heading, word) => word.length > 3 && heading.includes(word));
  return mapping;
}

/** What the cells of a row say, by field; what is empty is left out, since it means "leave as it is". */
export function valuesIn(cells: readonly string[], mapping: Mapping): Values {
  const entries = Object.entries(mapping).map(([key, column]) => [key, cells[column] ?? ''] as const);
  return Object.fromEntries(entries.filter(([, text]) => text !== '' && text !== '-'));
}
