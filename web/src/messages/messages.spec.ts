import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';

type Catalogue = Record<string, string>;

const folder = fileURLToPath(new URL('.', import.meta.url));
const files = (locale: string) => readdirSync(`${folder}${locale}`).sort();
const read = (locale: string, file: string) =>
  JSON.parse(readFileSync(`${folder}${locale}/${file}`, 'utf8')) as Catalogue;

/** The names of the values a message wants, also inside plurals and selections. */
function valuesOf(text: string, locale: string): string[] {
  const names = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const { type, value, options } = node as {
      type: number;
      value: string;
      options?: Record<string, { value: unknown }>;
    };
    // 0 is plain text and 7 the # of a plural; everything else names a value.
    if (type !== 0 && type !== 7) names.add(value);
    for (const option of Object.values(options ?? {})) visit(option.value);
  };
  visit(new IntlMessageFormat(text, locale).getAst());
  return [...names].sort();
}

describe('messages', () => {
  it('has the same files in both languages', () => expect(files('en')).toEqual(files('id')));

  describe.each(files('id'))('%s', (file) => {
    const indonesian = read('id', file);
    const english = read('en', file);

    it('has the same keys in both languages', () => {
      expect(Object.keys(english).sort()).toEqual(Object.keys(indonesian).sort());
    });

    it('says something in each', () => {
      for (const [key, text] of [...Object.entries(indonesian), ...Object.entries(english)]) {
        expect(text.trim(), key).not.toBe('');
      }
    });

    it('compiles, and wants the same values in both languages', () => {
      for (const [key, text] of Object.entries(indonesian)) {
        expect(valuesOf(english[key] ?? '', 'en'), key).toEqual(valuesOf(text, 'id'));
      }
    });
  });
});
