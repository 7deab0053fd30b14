import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** The verbs that the program writes out where it records history; those of a lifecycle are passed on by name. */
function recorded(): string[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .flatMap((file) => [
      ...readFileSync(`src/${file}`, 'utf8').matchAll(/history\.record\([^;]*?[\w)}],\s*'([a-z_-]+)'/gs),
    ])
    .flatMap(([, verb]) => verb ?? []);
}

it.each(['id', 'en'])('whatever is recorded is told in words (%s)', (locale) => {
  const folder = `web/src/messages/${locale}`;
  const words = new Set(
    readdirSync(folder).flatMap((file) =>
      Object.keys(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as object),
    ),
  );
  const verbs = [...new Set(recorded())];
  expect(verbs.length).toBeGreaterThan(30);
  expect(verbs.filter((verb) => !words.has(`audit.verb.${verb}`))).toEqual([]);
});
