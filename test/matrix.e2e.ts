import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPathOf } from '../src/platform/http/open-paths.js';
import type { RuledRoute } from '../src/platform/http/route-rules.js';
import { RouteTable } from '../src/platform/http/route-table.js';
import { cellFor, everything, type MatrixWorld } from './matrix/column.js';
import { type Asker, isOutsider, type Principal, principals } from './matrix/principals.js';
import { answerTo, atOnce } from './matrix/door.js';
import { decisions, statesFile, writeDecisions } from './matrix/decisions.js';
import {
  answersTo,
  borneOfExempt,
  changes,
  exemptInOwnMeeting,
  moreOfOthers,
  othersInOwnMeeting,
} from './matrix/differential.js';
import { closed, whatIsExempt } from './matrix/exempt.js';
import { linksInMails, sendAll } from './matrix/mails.js';
import { Refusals } from './matrix/refusals.js';
import { type Ask, bodiesWithoutRoute } from './matrix/requests.js';
import { inEveryState, type States } from './matrix/states.js';
import { grownBy, toldTo, totalsFor } from './matrix/telling.js';
import { searches } from './matrix/parameters.js';
import type { Ids } from './matrix/twin.js';
import { openMatrixWorld } from './matrix/world.js';
import { Mailbox } from '../src/platform/mail/mailbox.js';
import type { TestOffice } from './support/office.js';
import { plan } from './support/reminders.js';
import { anAccount } from './support/sign-in.js';

/**
 * The matrix: every route that the server has, asked by everyone, about what is theirs, what is another company's, what
 * is nobody's, and (where a path names two things) a part of another whole. What must come out stands in
 * authz-matrix.csv, which a person has read; a line or a cell that is not there fails. After a decision,
 * `DECIDE=1 npx vitest run --project office test/matrix.e2e.ts` writes it anew, and the difference is reviewed.
 */
const deciding = process.env['DECIDE'] === '1';

let office: TestOffice;
let world: MatrixWorld;
let routes: RuledRoute[];
let asks: Ask[];
let askers: ReadonlyMap<Principal, Asker>;
let before: string;

beforeAll(async () => {
  const opened = await openMatrixWorld();
  ({ office, routes, asks, askers } = opened);
  world = { ...opened, refusals: Refusals.of(office) };
  before = await everything(office);
});
afterAll(async () => {
  if (deciding && written.size === principals.length)
    writeDecisions(
      asks.map(({ line }) => line),
      principals,
      written,
    );
  await office.close();
});

const isRefusal = (cell: string | undefined) => cell !== undefined && !cell.includes('ok');
function askerOf(name: Principal): Asker {
  const asker = askers.get(name);
  if (asker === undefined) throw new Error(`${name} does not ask.`);
  return asker;
}

const written = new Map<Principal, Map<string, string>>();

describe('the matrix', () => {
  it('has every route that the server has, and no other', () => {
    const served = office.app
      .get(RouteTable)
      .routes.filter(({ method, path }) => method !== 'HEAD' && openPathOf(path) === undefined)
      .filter(({ path }) => path.startsWith('/api/'));
    const names = (table: { method: string; path: string }[]) =>
      table.map(({ method, path }) => `${method} ${path}`).toSorted();
    expect(names(routes)).toEqual(names(served));
    expect(bodiesWithoutRoute(routes)).toEqual([]);
    if (!deciding)
      expect([...(decisions().get('route')?.keys() ?? [])]).toEqual(asks.map(({ line }) => line));
  });

  it.each(principals)(
    'lets %s do what was decided and nothing else; neither reading nor a refusal changes anything, and the log has each refusal',
    async (name) => {
      const wanted = deciding ? new Map<string, string>() : decisions().get(name);
      const asker = askerOf(name);
      await office.rows(sql`DELETE FROM rate_limits`);
      await office.rows(sql`DELETE FROM sign_in_waits`);
      const isHarmless = ({ line, method }: Ask) => method === 'get' || isRefusal(wanted?.get(line));
      const [harmless, others] = [asks.filter(isHarmless), asks.filter((ask) => !isHarmless(ask))];
      const cells = new Map<string, string>();
      const kept = await atOnce(harmless, (ask) => cellFor(world, ask, asker, true));
      harmless.forEach(({ line }, at) => cells.set(line, kept[at] ?? ''));
      expect(await everything(office)).toBe(before);
      for (const ask of others) cells.set(ask.line, await cellFor(world, ask, asker));
      written.set(name, cells);
      const { heard, expected } = world.refusals?.take() ?? {};
      expect(heard).toEqual(expected);
      if (!deciding) expect(Object.fromEntries(cells)).toEqual(Object.fromEntries(wanted ?? []));
    },
    300_000,
  );
});

describe('what is told of each state', () => {
  // A token reads what its owner reads, and staff what staff of an agency do.
  const readers = principals.filter(
    (name) => !isOutsider(name) && name !== 'read_token' && name !== 'staff_of_both',
  );
  const told = new Map<Principal, Map<string, string>>();
  const before = new Map<Principal, Awaited<ReturnType<typeof totalsFor>>>();
  let states: States;
  beforeAll(async () => {
    await office.rows(sql`DELETE FROM rate_limits`);
    for (const name of readers) before.set(name, await totalsFor(world, askerOf(name)));
    states = await inEveryState(office, askerOf('staff').person, askerOf('chair').person, world.mawar);
  });
  afterAll(() => {
    if (!deciding || told.size < readers.length) return;
    const lines = new Set([...told.values()].flatMap((cells) => [...cells.keys()]));
    writeDecisions([...lines].toSorted(), readers, told, statesFile);
  });

  it.each(readers)('to %s is what was decided, and counted as it is listed', async (name) => {
    const asker = askerOf(name);
    const cells = await toldTo({ ...world, asks }, states, asker);
    told.set(name, cells);
    if (!deciding) {
      const wanted = [...(decisions(statesFile).get(name) ?? [])].filter(([, cell]) => cell !== '');
      expect(Object.fromEntries(cells)).toEqual(Object.fromEntries(wanted));
    }
    const was = before.get(name);
    expect(await totalsFor(world, asker)).toEqual(was && grownBy(cells, was));
  });
});

describe('what is exempt is told', () => {
  const readers = ['liaison', 'estate_coordinator', 'district_officer', 'administrator', 'aide'] as const;
  let exempt: Partial<Ids>[];
  beforeAll(async () => {
    await office.rows(sql`DELETE FROM rate_limits`);
    exempt = await whatIsExempt(office, askers.get('staff')?.person ?? office.nobody, world.mawar);
  });

  it.each(readers)('to %s by no answer: one, list, search, history, file, ledger, trail', async (name) => {
    const { headers, own } = askers.get(name) as Asker;
    // The two sides of a promise keep it, and so read it.
    const words = name === 'liaison' ? [closed.meetings] : Object.values(closed);
    expect(await wordsTold(headers, own, words)).toEqual([]);
  });

  // An aide reads every meeting but nothing exempt; an officer what is exempt, but only of their own agency.
  it('to an aide who is an officer of an agency that took no part, by no answer either', async () => {
    const [aide, officer] = ['aide', 'agency_officer'] as const;
    const grants = [
      { role: aide, organisationId: null, positionId: world.mawar.chair },
      { role: officer, organisationId: world.melati.agency },
    ];
    const { cookie } = await office.holderOf(grants);
    const { own } = askers.get('aide') as Asker;
    expect(await wordsTold({ cookie }, own, Object.values(closed))).toEqual([]);
  });

  it('to staff, so that there are words to be found', async () => {
    const { person } = askers.get('staff') as Asker;
    const told = exempt.map(async ({ meeting, commitment }) => {
      const path = meeting === undefined ? `commitments/${commitment}` : `meetings/${meeting}`;
      return (await person.get(`/api/${path}/history`).expect(200)).text;
    });
    for (const text of await Promise.all(told)) expect(text).toMatch(/rapattertutup|janjitertutup/);
  });

  /** The addresses whose answer holds one of these words. */
  async function wordsTold(
    headers: Asker['headers'],
    own: Asker['own'],
    words: readonly string[],
  ): Promise<string[]> {
    const all = exempt.map((ids) => ({ ...world.mawar, ...own, ...ids }));
    const paths = asks
      .filter(({ method }) => method === 'get')
      .flatMap((ask) => all.map((ids) => ask.path(ids)));
    for (const { meeting, commitment } of exempt)
      paths.push(`/api/audit?limit=200&subjectId=${meeting ?? commitment}`);
    for (const { id } of (await office.app.get(Mailbox).list({ limit: 200 })).items)
      paths.push(`/api/mailbox/${id}`);
    // What somebody searched the trail for stands in its export.
    for (const { path } of searches().filter((search) => !search.path.endsWith('/export')))
      for (const word of words) paths.push(`${path}?q=${word}`);
    const told = await atOnce([...new Set(paths)], async (path) => {
      const { text } = await answerTo(office, { method: 'get', path, headers, body: undefined });
      return words.some((word) => text.includes(word)) ? path : '';
    });
    return told.filter((path) => path !== '');
  }
});

describe('how much others have is told', () => {
  const concerned = [
    'liaison',
    'estate_coordinator',
    'district_officer',
    'agency_head',
    'agency_officer',
  ] as const;
  const uncleared = ['liaison', 'estate_coordinator', 'district_officer', 'aide'] as const;
  const asked = (names: readonly Principal[]) => answersTo({ ...world, asks }, names.map(askerOf));

  it('by no answer, to the byte: neither of another company, nor of what is exempt in an own meeting', async () => {
    await office.rows(sql`DELETE FROM rate_limits`);
    const { mawar, melati } = world;
    const { person: staff } = askerOf('staff');
    await plan(office);
    const [chairs, theirs] = [await asked(['chair']), await asked(concerned)];
    await moreOfOthers(office, staff, melati);
    expect(changes(chairs, await asked(['chair']))).toEqual([]);
    // Who led the meeting reads what was promised in it.
    await othersInOwnMeeting(office, staff, mawar, melati);
    expect(changes(theirs, await asked(concerned))).toEqual([]);
    const before = await asked(uncleared);
    await exemptInOwnMeeting(office, staff, mawar);
    expect(changes(before, await asked(uncleared), borneOfExempt)).toEqual([]);
  });
});

describe('opening', () => {
  it('a link of any mail, and whatever can be read, changes nothing, however often and by whom', async () => {
    const { email } = await anAccount(office);
    await office.nobody.post('/api/password-resets', { email }).expect(202);
    await sendAll(office);
    const links = await linksInMails(office);
    for (const page of ['/invitation', '/password-reset', '/answer', '/commitments/'])
      expect(links.map(({ pathname }) => pathname).join(' ')).toContain(page);
    const pages = new Set(links.map(({ pathname, search }) => pathname + search));
    const reads = asks.filter(({ method }) => method === 'get');
    const now = await everything(office);
    for (const { headers, own, name } of askers.values()) {
      if (isOutsider(name) && name !== 'nobody') continue;
      const paths = new Set(reads.map((ask) => ask.path({ ...world.mawar, ...own })));
      // The matrix has asked each of these several times before, about several records.
      const asked = [...pages, ...pages, ...pages, ...paths];
      await atOnce(asked, (path) => answerTo(office, { method: 'get', path, headers, body: undefined }));
    }
    // What their pages ask by themselves when they are opened; links that were replaced open nothing.
    const opened = new Set<string>();
    for (const { pathname, hash } of links.filter(({ hash }) => hash.startsWith('#token='))) {
      const token = hash.slice('#token='.length);
      const preview = {
        '/invitation': '/api/invitations/previews',
        '/answer': '/api/meeting-answers/previews',
      }[pathname];
      for (let asked = 0; preview !== undefined && asked < 3; asked += 1)
        if ((await office.nobody.post(preview, { token })).status === 200) opened.add(pathname);
    }
    expect([...opened].toSorted()).toEqual(['/answer', '/invitation']);
    expect(await everything(office)).toBe(now);
  });
});

/** What each list is searched by, and what of the other company's it is asked for. */
const filters: Record<string, keyof Ids> = {
  organisationId: 'organisation',
  ownerId: 'organisation',
  meetingId: 'meeting',
  commitmentId: 'commitment',
  actorId: 'user',
  subjectId: 'commitment',
};

describe('no search and no filter', () => {
  it.each(['liaison', 'estate_coordinator', 'agency_head', 'agency_officer', 'district_officer'] as const)(
    'lets %s find out anything about the other company',
    async (name) => {
      const person = askers.get(name)?.person ?? office.nobody;
      const { melati } = world;
      const asked: string[] = [];
      for (const { path, name: parameter } of searches()) {
        const value = parameter === 'q' ? melati.canary : melati[filters[parameter] ?? 'organisation'];
        const answer = await person.get(`${path}?${parameter}=${value}`);
        if (answer.status === 403) continue;
        asked.push(`${path}?${parameter}`);
        const { items } = answer.body as { items?: unknown[] };
        expect(items ?? [], `${path} by ${parameter}`).toEqual([]);
        expect(answer.text).not.toContain(melati.canary);
      }
      expect(asked).toContain('/api/commitments?q');
    },
  );

  it('is unknown to this test', () => {
    const unknown = searches().filter(({ name, format }) => format === 'uuid' && !(name in filters));
    expect(unknown).toEqual([]);
  });
});
