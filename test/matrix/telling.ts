import type { TestOffice } from '../support/office.js';
import type { MatrixWorld } from './column.js';
import { atOnce } from './door.js';
import { readingsFor, withLimit } from './parameters.js';
import type { Asker } from './principals.js';
import type { Ask } from './requests.js';
import { meetingParts, meetingStates, promiseParts, promiseStates, type States } from './states.js';
import type { Ids } from './twin.js';

/** What the words of one kind of record are made of; `named` is what its lines say more. */
const kinds = {
  meeting: { parts: meetingParts, states: meetingStates, named: '' },
  promise: { parts: promiseParts, states: promiseStates, named: 'promise ' },
} as const;
type Kind = keyof typeof kinds;
const allKinds = Object.keys(kinds) as Kind[];

const partNamed = new Map<string, { kind: Kind; part: string }>(
  allKinds.flatMap((kind) =>
    Object.entries(kinds[kind].parts).map(([part, word]) => [word as string, { kind, part }] as const),
  ),
);
const anyState = allKinds.flatMap((kind) => Object.keys(kinds[kind].states)).join('|');
const words = new RegExp(`(${[...partNamed.keys()].join('|')})(${anyState})`, 'g');

interface Question {
  line: string;
  path: string;
  /** The state of what is asked about; absent where a list tells of all. */
  about?: { kind: Kind; state: string };
}

/**
 * Everything that one reader is told of records in each state, by every route that reads. A line `· answers` for what
 * is there to be asked about, and one for each part of the records that is told; its cell has the letters of the states.
 */
export async function toldTo(
  world: MatrixWorld & { asks: readonly Ask[] },
  states: States,
  asker: Asker,
): Promise<Map<string, string>> {
  const told = new Map<string, { kind: Kind; states: Set<string> }>();
  const note = (line: string, kind: Kind, part: string, state: string): void => {
    const key = `${line} · ${kinds[kind].named}${part}`;
    const found = told.get(key) ?? { kind, states: new Set() };
    told.set(key, found);
    found.states.add(state);
  };
  await atOnce([...questions(world, states, asker), ...searches], async ({ line, path, about }) => {
    const { status, text } = await asked(world.office, path, asker);
    if (about !== undefined && status === 200) note(line, about.kind, 'answers', about.state);
    for (const [, word = '', state = ''] of text.matchAll(words)) {
      const { kind, part } = partNamed.get(word) ?? { kind: 'meeting', part: '' };
      note(line, kind, part, state);
    }
  });
  return new Map([...told].map(([line, { kind, states: found }]) => [line, lettersOf(kind, found)]));
}

function lettersOf(kind: Kind, found: ReadonlySet<string>): string {
  const all = Object.entries(kinds[kind].states);
  return all.map(([state, letter]) => (found.has(state) ? letter : '-')).join('');
}

/** Without a look at the description, against which the matrix has held these answers. */
async function asked({ app }: TestOffice, path: string, { headers }: Asker) {
  const { statusCode: status, payload: text } = await app.inject({ url: path, headers });
  if (status === 422 || status === 429 || status >= 500)
    throw new Error(`${path} answered ${status}: ${text}`);
  return { status, text };
}

/** Two months, in which all of it lies. */
const months = ['from=2025-10-01&to=2025-10-31', 'from=2026-07-01&to=2026-07-31'];

/** What no list shows must not be found either. */
const searches: Question[] = ['/api/meetings', '/api/decisions', '/api/commitments'].flatMap((path) =>
  (['struck', 'note', 'comment', 'reason', 'erratum'] as const).map((part) => ({
    line: `GET ${path}?q=(${part})`,
    path: `${path}?q=${meetingParts[part]}`,
  })),
);

/** Nothing of these hangs on a meeting or a promise. */
const apart =
  /^GET \/api\/(me$|me\/(?!data)|sessions|users|tokens|invitation|meeting-(templates|series)|estates|districts|villages|holidays|imports|people|positions|rights|corrections|mailbox|reminder-)/;

function questions(
  { asks, mawar }: { asks: readonly Ask[] } & Pick<MatrixWorld, 'mawar'>,
  states: States,
  { own, name }: Asker,
): Question[] {
  const all = { ...mawar, ...own };
  const of = (kind: Kind, records: Record<string, Partial<Ids>>, ask: Ask): Question[] =>
    Object.entries(records).map(([state, ids]) => ({
      line: ask.line,
      path: withLimit(ask.line, ask.path({ ...all, ...ids })),
      about: { kind, state },
    }));
  return readingsFor(asks, name)
    .filter(({ line }) => !apart.test(line))
    .flatMap((ask) => {
      const { line, names } = ask;
      if (names.includes('meeting')) return of('meeting', states.meetings, ask);
      if (line === 'GET /api/commitments/:id/history') return of('promise', states.promises, ask);
      if (names.includes('commitment'))
        return [...of('meeting', states.meetings, ask), ...of('promise', states.promises, ask)];
      // The audit is filled by those who ask, so that it is asked of each record alone.
      if (line === 'GET /api/audit')
        return Object.values(states.meetings).map(({ meeting }) => ({
          line,
          path: `/api/audit?limit=200&subjectId=${meeting}`,
        }));
      if (line.startsWith('GET /api/audit')) return [];
      if (line === 'GET /api/meetings/calendar')
        return months.map((query) => ({ line, path: `/api/meetings/calendar?${query}` }));
      return [{ line, path: withLimit(line, ask.path(all)) }];
    });
}

/** How many meetings and promises of their company a reader is counted, where they are counted any. */
export async function totalsFor({ office, mawar }: MatrixWorld, asker: Asker): Promise<Totals> {
  const of = async (path: string) => {
    const { status, text } = await asked(office, path, asker);
    return (status === 200 ? JSON.parse(text) : {}) as Record<string, { all: number } & number>;
  };
  const { meetings, commitments } = await of(`/api/organisations/${mawar.organisation}/profile`);
  const { sourceRows } = await of('/api/reports/leaders');
  return { meetings: meetings?.all, promises: commitments?.all, rows: sourceRows };
}

type Totals = Record<'meetings' | 'promises' | 'rows', number | undefined>;

/** By how much the totals of a reader must have grown, going by what their lists tell. */
export function grownBy(told: ReadonlyMap<string, string>, { meetings, promises, rows }: Totals): Totals {
  const count = (...lines: string[]) =>
    lines.reduce((sum, line) => sum + (told.get(line) ?? '').replaceAll('-', '').length, 0);
  const shown = count('GET /api/meetings · title', 'GET /api/meetings · erratum');
  const promised = count('GET /api/commitments · promise', 'GET /api/commitments · promise title');
  const plus = (was: number | undefined, more: number) => (was === undefined ? undefined : was + more);
  return { meetings: plus(meetings, shown), promises: plus(promises, promised), rows: plus(rows, promised) };
}
