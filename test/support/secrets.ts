/**
 * What must not stand in a log (promise S17): what the tests of this worker send and are given, as they go along, and
 * what is known by its looks. Kept as JSON would write it, up to the first character that it would write otherwise.
 */
const known = new Map<string, string>();

const looks: [kind: string, pattern: RegExp][] = [
  ['e-mail address', /[\w.+-]+@[\w-]+(\.[\w-]+)*\.[a-z]{2,}\b/gi],
  ['phone number', /(?<![\w.-])(\+62|0)[ -]?[28]\d{1,3}[ -]?\d{3,4}[ -]?\d{3,5}(?![\w-])/g],
  ['number of an identity card', /(?<![\w.-])\d{16}(?![\w-])/g],
  ['hash of a password', /\$argon2\w+\$[^"\s]+/g],
  ['password of a database', /(?<=\bpostgres(ql)?:\/\/[^:@\s"/]+:)[^@\s"]+(?=@)/g],
  ['cookie', /(?<=\b(__Host-)?(sid|known|sso)=)[\w-]{8,}/g],
  ['link that opens something', /(?<=[#?&]token=)[\w-]{8,}/g],
];

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function learn(kind: string, value: unknown): void {
  const part = typeof value === 'string' ? /[^"\\\p{C}]{6,80}/u.exec(value)?.[0] : undefined;
  if (part !== undefined && !uuid.test(part)) known.set(part, kind);
}

/** What people write: a sentence, a name of several words. A single word may well be one of the program's own. */
function learnText(value: string): void {
  if (/\p{L}{2}.*\s.*\p{L}{2}/su.test(value) && value.length >= 12) learn('text that somebody wrote', value);
}

/** Tests may forget, once none of their offices is open any more. */
export function forgetAll(): void {
  known.clear();
}

/** Names of fields that hold what opens something, as it is sent and as it is given. */
const opens = /password$|token$|secret$|^(code|current)$/i;
const isGiven = /token$|secret$|codes$|^uri$|^link$/i;

/** Everything that came with a request: what opens something, and what somebody wrote. */
export function learnFrom(value: unknown): void {
  walk(value, 6, (part, field) => (opens.test(field) ? learn(field, part) : learnText(part)));
}

/** What an answer hands out that opens something; its lists hold no such thing. */
export function learnFromAnswer(value: unknown): void {
  walk(value, 2, (part, field) => {
    if (isGiven.test(field)) learn(field, part);
  });
}

function walk(value: unknown, depth: number, take: (part: string, field: string) => void, field = ''): void {
  if (typeof value === 'string') return take(value, field);
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value) || depth === 0) return;
  for (const [name, part] of Object.entries(value))
    walk(part, depth - 1, take, Array.isArray(value) ? field : name);
}

export interface Leak {
  kind: string;
  value: string;
}

/** What this line tells that it should not. */
export function leaksIn(line: string): Leak[] {
  const told = [...known].filter(([value]) => tells(line, value)).map(([value, kind]) => ({ kind, value }));
  const seen = looks.flatMap(([kind, pattern]) =>
    [...line.matchAll(pattern)].map(([value]) => ({ kind, value })),
  );
  return [...told, ...seen];
}

// Short ones, such as the six digits of an app, stand by chance in longer numbers and ids.
const isEdge = (char: string | undefined) => char === undefined || !/[\w.:-]/.test(char);

function tells(line: string, value: string): boolean {
  for (let at = line.indexOf(value); at !== -1; at = line.indexOf(value, at + 1)) {
    if (value.length >= 12 || (isEdge(line[at - 1]) && isEdge(line[at + value.length]))) return true;
  }
  return false;
}

/** The line as a person may see it who looks for the fault. */
export function masked(line: string, leaks: Leak[]): string {
  return leaks
    .toSorted((one, other) => other.value.length - one.value.length)
    .reduce((text, { kind, value }) => text.replaceAll(value, `<${kind}>`), line)
    .slice(0, 1000);
}
