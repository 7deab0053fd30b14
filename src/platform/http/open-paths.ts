/** Routes that no controller has, and why each may be open to anyone. */
const openPaths: readonly [pattern: RegExp, reason: string][] = [
  [/^\/(\*|[\w.-]+\.\w+)?$/, 'the page itself, which holds no data'],
  [/^\/assets\/\*$/, 'files of the page, which hold no data'],
  [/^\/api\/docs(\/.*)?$/, 'the description of the API says nothing of the data'],
];

/** Why the path is open to anyone; undefined for everything that a rule must decide. */
export function openPathOf(path: string): string | undefined {
  return openPaths.find(([pattern]) => pattern.test(path))?.[1];
}
