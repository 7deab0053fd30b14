import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** What stands in the sources of the server wherever `pattern` finds it, each once. */
function written(pattern: RegExp): string[] {
  const found = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .flatMap((file) => [...readFileSync(`src/${file}`, 'utf8').matchAll(pattern)])
    .flatMap(([, word]) => word ?? []);
  return [...new Set(found)];
}

/** The verbs that are written out where history is recorded; those of a lifecycle are passed on by name. */
const verbs = written(/history\.record\([^;]*?[\w)}],\s*'([a-z_-]+)'/gs);
/** What history is of. */
const subjects = written(/type: '([a-z_-]+)', id\b/g);

it.each(['id', 'en'])('whatever is recorded is told in words (%s)', (locale) => {
  const folder = `web/src/messages/${locale}`;
  const words = new Set(
    readdirSync(folder).flatMap((file) =>
      Object.keys(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as object),
    ),
  );
  expect([verbs.length > 30, subjects.length > 12]).toEqual([true, true]);
  expect(verbs.filter((verb) => !words.has(`audit.verb.${verb}`))).toEqual([]);
  expect(subjects.filter((type) => !words.has(`audit.type.${type}`))).toEqual([]);
});

it('whatever it is of has a name in the trail', () => {
  const named = readFileSync('src/features/access/audit/audit.subjects.ts', 'utf8');
  expect(subjects.filter((type) => !named.includes(`'${type}'`))).toEqual([]);
});
