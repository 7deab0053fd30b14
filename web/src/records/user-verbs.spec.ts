import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

function messagesOf(locale: string): Record<string, string> {
  const folder = new URL(`../messages/${locale}/`, import.meta.url);
  const files = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'));
  return Object.assign({}, ...files.map((text) => JSON.parse(text) as object)) as Record<string, string>;
}

it.each(['id', 'en'])(
  'what an owner reads of the own account has words for administrators as well (%s)',
  (locale) => {
    const messages = messagesOf(locale);
    const verbs = Object.keys(messages).flatMap((key) => /^account\.event\.([a-z-]+)$/.exec(key)?.[1] ?? []);
    expect(verbs.length).toBeGreaterThan(20);
    const wanted = verbs.flatMap((verb) => [`users.verb.${verb}`, `audit.verb.${verb}`]);
    expect(wanted.filter((key) => !(key in messages))).toEqual([]);
  },
);
