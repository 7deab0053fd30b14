import { randomUUID } from 'node:crypto';
import { commitmentVerbs } from '../../src/features/commitments/commitment.lifecycle.js';
import { meetingVerbs } from '../../src/features/meetings/meeting.lifecycle.js';
import type { RuledRoute } from '../../src/platform/http/route-rules.js';
import type { Route } from '../../src/platform/http/route-table.js';
import { aPdf } from '../support/files.js';
import type { Ids } from './twin.js';

/** One way to ask a route; a route of many verbs is asked in each. */
export interface Ask {
  /** The line of the matrix: the route, and the verb where it has several. */
  line: string;
  rule: RuledRoute['rule'];
  method: 'get' | 'post' | 'patch' | 'put' | 'delete';
  path(ids: Ids): string;
  /** What its path names. */
  names: readonly (keyof Ids)[];
  body(ids: Ids): object | undefined;
  /** Whose record is meant by the body, where it names one. */
  about?(ids: Ids): string;
}

/** What the parameters of a path are called, by the resource before them. */
const resources: Record<string, keyof Ids> = {
  organisations: 'organisation',
  positions: 'position',
  appointments: 'appointment',
  people: 'person',
  contacts: 'contact',
  meetings: 'meeting',
  'meeting-templates': 'template',
  'meeting-series': 'series',
  'agenda-items': 'item',
  attendances: 'attendance',
  decisions: 'decision',
  'note-blocks': 'note',
  comments: 'comment',
  versions: 'minutesVersion',
  files: 'file',
  notices: 'notice',
  seats: 'attendance',
  'invitation-groups': 'group',
  estates: 'estate',
  members: 'member',
  proposals: 'proposal',
  commitments: 'commitment',
  extensions: 'extension',
  users: 'user',
  roles: 'grant',
  invitations: 'invitation',
  mailbox: 'mail',
  'reminder-rules': 'rule',
  tokens: 'token',
  sessions: 'session',
  identities: 'identity',
  passkeys: 'passkey',
  corrections: 'correction',
  consents: 'channel',
  'meeting-filters': 'savedFilter',
  imports: 'upload',
  merges: 'double',
  'people/merges': 'namesake',
  'positions/merges': 'sibling',
};

const note = 'Dicatat oleh uji';
const each = (verbs: readonly string[]) =>
  Object.fromEntries(verbs.map((verb) => [verb, () => ({ verb, note })]));

/** Every third Tuesday. */
const recurrence = { frequency: 'monthly', interval: 1, weekdays: [2], nth: 3, shift: 'after' };
const monthly = { startsOn: '2026-10-20', recurrence };

type Body = (ids: Ids) => object;
/** What is sent: one that is good enough to be asked about rights. Where it is left out, nothing is sent. */
const bodies: Record<string, Body | Record<string, Body>> = {
  'POST /api/check-ins': () => ({ pass: 'x', walkIn: { name: 'Uji' } }),
  'POST /api/check-ins/openings': ({ meeting: meetingId }) => ({ meetingId, code: 'x' }),
  'POST /api/check-ins/seats': () => ({ pass: 'x', q: 'uji' }),
  'POST /api/commitments': ({ organisation: ownerId }) => ({ title: 'Uji', topic: 'csr', ownerId }),
  'PATCH /api/commitments/:id': () => ({ title: 'Lain' }),
  'POST /api/commitments/:id/extensions': () => ({ dueOn: '2027-12-31', reason: note }),
  'POST /api/commitments/:id/extensions/:extensionId/answers': () => ({ granted: false, note }),
  'POST /api/commitments/:id/moves': each(commitmentVerbs),
  'POST /api/commitments/:id/progress': () => ({ value: 1, note }),
  'PATCH /api/imports/:id': () => ({ mapping: { name: 0 } }),
  'POST /api/imports/:id/runs': () => ({ duplicates: 'skip' }),
  'POST /api/invitations': ({ organisation: organisationId }) => ({
    name: 'Undangan Uji',
    email: `${randomUUID()}@contoh.sinergi.test`,
    roles: [{ role: 'liaison', organisationId }],
  }),
  'POST /api/invitations/acceptances': () => ({
    token: 'x'.repeat(43),
    password: 'empat kata yang acak',
    name: 'Uji',
  }),
  'POST /api/invitations/previews': () => ({ token: 'x'.repeat(43) }),
  'POST /api/invitation-groups': () => ({ name: `Kelompok ${randomUUID()}` }),
  'PATCH /api/invitation-groups/:id': () => ({ note: 'Lain' }),
  'POST /api/invitation-groups/:id/members': () => ({ positionIds: [] }),
  'POST /api/me/meeting-filters': () => ({ name: `Uji ${randomUUID()}`, filter: { kind: 'fgd' } }),
  'POST /api/me/corrections': () => ({ field: 'phone', wrong: 'Salah', wanted: 'Benar' }),
  'PUT /api/corrections/:id/answer': () => ({ status: 'done' }),
  'PUT /api/me/consents/:channel': () => ({ given: true, textVersion: 1 }),
  'PATCH /api/me/passkeys/:id': () => ({ name: 'Lain' }),
  'PUT /api/me/passkeys/:id/removal': () => ({ code: '000000' }),
  'PUT /api/me/passkeys/draft': () => ({ code: '000000' }),
  'PATCH /api/me': () => ({ locale: 'id' }),
  'PUT /api/me/password': () => ({ current: 'bukan ini', password: 'empat kata yang acak' }),
  'PUT /api/me/second-factor': () => ({ code: '000000' }),
  'PUT /api/me/second-factor/recovery-codes': () => ({ code: '000000' }),
  'POST /api/me/second-factor/removals': () => ({ code: '000000' }),
  'POST /api/meetings': () => ({
    title: 'Rapat Uji',
    kind: 'coordination',
    mode: 'on_site',
    date: '2026-10-21',
    startTime: '09:00',
    endTime: '12:00',
  }),
  'PATCH /api/meetings/:id': () => ({ title: 'Lain' }),
  'POST /api/meetings/:id/agenda-items': () => ({ title: 'Uji', topic: 'csr' }),
  'PATCH /api/meetings/:id/agenda-items/:itemId': () => ({ title: 'Lain' }),
  'POST /api/meetings/:id/attendances': () => ({ name: 'Tamu Uji' }),
  'PATCH /api/meetings/:id/attendances/:attendanceId': () => ({ status: 'present' }),
  'POST /api/meetings/:id/copies': () => ({ date: '2026-11-18' }),
  'POST /api/meetings/:id/decisions': () => ({ text: 'Uji' }),
  'PATCH /api/meetings/:id/decisions/:decisionId': () => ({ text: 'Lain' }),
  'PUT /api/meetings/:id/note-blocks': ({ item, user: writerId, note: id }) => ({
    writerId,
    blocks: [
      { id, version: 1, block: { agendaItemId: item, orderKey: 'a0', kind: 'information', text: 'Lain' } },
    ],
  }),
  'PUT /api/meetings/:id/note-blocks/:blockId': ({ item }) => ({
    agendaItemId: item,
    orderKey: 'a0',
    kind: 'information',
    text: 'Lain',
  }),
  'POST /api/meetings/:id/minutes/moves': each(['open_round', 'end_round', 'correct']),
  'POST /api/meetings/:id/minutes/note-blocks/:blockId/comments': () => ({ text: 'Uji' }),
  'POST /api/meetings/:id/minutes/comments/:commentId/answers': () => ({ takenOver: true }),
  'POST /api/meetings/:id/minutes/approvals': () => ({ chairApproved: true }),
  'POST /api/meetings/:id/invitees': () => ({ guests: [{ name: 'Tamu Uji' }] }),
  'POST /api/meetings/:id/requests': () => ({}),
  'POST /api/meetings/:id/seats/:seatId/answers': () => ({ answer: 'coming' }),
  'POST /api/meeting-answers': () => ({ token: 'x'.repeat(43), answer: 'coming' }),
  'POST /api/meeting-answers/previews': () => ({ token: 'x'.repeat(43) }),
  'POST /api/meetings/:id/mandates': ({ decision: decisionId, organisation: organisationId }) => ({
    decisionId,
    organisationId,
  }),
  'PUT /api/meetings/:id/agenda-items/:itemId/parties': ({ organisation }) => ({
    organisationIds: [organisation],
  }),
  'POST /api/meetings/:id/proposals': () => ({ topic: 'csr', title: 'Uji', reason: note }),
  'POST /api/meetings/:id/proposals/:proposalId/answers': () => ({ accepted: false, note }),
  'POST /api/meetings/:id/moves': each(meetingVerbs),
  'POST /api/meeting-series': ({ meeting: meetingId }) => ({ meetingId, ...monthly }),
  'POST /api/meeting-series/previews': () => monthly,
  'PATCH /api/meeting-series/:id': () => ({ scope: 'all', title: 'Lain' }),
  'POST /api/meeting-series/:id/endings': () => ({ scope: 'all' }),
  'POST /api/meeting-templates': ({ meeting: meetingId }) => ({ name: `Uji ${randomUUID()}`, meetingId }),
  'PATCH /api/meeting-templates/:id': () => ({ name: `Lain ${randomUUID()}` }),
  'POST /api/meeting-templates/:id/meetings': () => ({ date: '2026-11-18' }),
  'POST /api/estates': () => ({ code: `UJI-${randomUUID().toUpperCase()}`, name: `Kawasan ${randomUUID()}` }),
  'PATCH /api/estates/:id': () => ({ areaYear: null }),
  'POST /api/organisations': () => ({ name: `PT Uji ${randomUUID()}`, kind: 'company', side: 'industry' }),
  'PATCH /api/organisations/:id': () => ({ name: 'Lain' }),
  'POST /api/organisations/:id/distinctions': ({ double: otherId }) => ({ otherId }),
  'POST /api/organisations/:id/merges': ({ double: mergedId }) => ({ mergedId }),
  'POST /api/organisations/:id/positions': () => ({ title: `Jabatan ${randomUUID()}` }),
  'POST /api/password-resets': () => ({ email: `${randomUUID()}@contoh.sinergi.test` }),
  'POST /api/password-resets/uses': () => ({ token: 'x'.repeat(43), password: 'empat kata yang acak' }),
  'PATCH /api/people/:id': () => ({ name: 'Lain' }),
  'POST /api/people/:id/consents': () => ({ channel: 'email', given: false, means: 'telephone' }),
  'POST /api/people/:id/distinctions': ({ namesake: otherId }) => ({ otherId }),
  'POST /api/people/:id/merges': ({ namesake: mergedId }) => ({ mergedId }),
  'POST /api/people/:id/contacts': () => ({ kind: 'phone', value: '021 8997 0101' }),
  'POST /api/organisations/:id/contacts': () => ({ kind: 'phone', value: '021 8997 0102' }),
  'PATCH /api/contacts/:id': () => ({ note: 'Lain' }),
  'POST /api/contacts/:id/consents': () => ({ given: false, means: 'telephone' }),
  'POST /api/positions/:id/merges': ({ sibling: mergedId }) => ({ mergedId }),
  'POST /api/positions/:id/distinctions': ({ sibling: otherId }) => ({ otherId }),
  'PATCH /api/positions/:id': () => ({ title: 'Lain' }),
  'POST /api/positions/:id/appointments': () => ({
    kind: 'plt',
    startsOn: '2026-01-01',
    endsOn: '2026-01-31',
    person: { name: 'Pejabat Uji' },
  }),
  'PATCH /api/positions/:id/appointments/:appointmentId': () => ({ endsOn: '2026-12-31' }),
  'PATCH /api/reminder-rules/:id': () => ({ enabled: true }),
  'POST /api/sessions': () => ({ email: `${randomUUID()}@contoh.sinergi.test`, password: 'salah' }),
  'PUT /api/sessions/current/proof': () => ({ password: 'bukan ini' }),
  'PUT /api/sessions/current/second-factor': () => ({ code: '000000' }),
  'POST /api/tokens': () => ({
    name: 'Uji',
    access: 'read',
    sections: ['meetings'],
    expiresOn: '2026-12-31',
  }),
  'PATCH /api/users/:id': () => ({ name: 'Lain' }),
  'POST /api/users/:id/disablements': () => ({ note }),
  'POST /api/users/:id/enablements': () => ({ note }),
  'POST /api/users/:id/second-factor-resets': () => ({ note }),
  'POST /api/users/:id/sign-outs': () => ({ note }),
  'POST /api/users/:id/roles': ({ organisation: organisationId }) => ({ role: 'verifier', organisationId }),
  'PATCH /api/users/:id/roles/:grantId': () => ({ endsOn: '2030-12-31' }),
};

/** Routes that take a file as it is, and what is said of it beside the path. */
const files: Record<string, { query: string; bytes: Buffer }> = {
  'POST /api/imports': {
    query: '?kind=organisations&name=uji.csv',
    bytes: Buffer.from('Nama\nPT Uji\n'),
  },
  'POST /api/meetings/:id/agenda-items/:itemId/files': { query: '?name=Uji.pdf', bytes: aPdf() },
};

/** Bodies that name the organisation that they are about. */
const namesOrganisation = new Set([
  'POST /api/commitments',
  'POST /api/invitations',
  'POST /api/users/:id/roles',
]);

/** Every way to ask a route that the server has. */
export function asksOf({ method, path, rule }: RuledRoute): Ask[] {
  const route = `${method} ${path}`;
  const known = bodies[route];
  const ask = (line: string, body: Ask['body']): Ask => ({
    line,
    rule,
    method: method.toLowerCase() as Ask['method'],
    path: (ids) => pathFor(path, ids),
    names: path.split('/').flatMap((part, at, parts) => (part.startsWith(':') ? resourceAt(parts, at) : [])),
    body,
    ...(namesOrganisation.has(route) && { about: ({ organisation }: Ids) => organisation }),
  });
  const file = files[route];
  if (file !== undefined) {
    const asked = ask(route, () => file.bytes);
    return [{ ...asked, path: (ids) => asked.path(ids) + file.query }];
  }
  if (known === undefined) return [ask(route, () => undefined)];
  if (typeof known === 'function') return [ask(route, known)];
  return Object.entries(known).map(([verb, body]) => ask(`${route} ${verb}`, body));
}

/** Lines of bodies that no route asks for: nobody notices them else. */
export function bodiesWithoutRoute(routes: readonly Route[]): string[] {
  const there = new Set(routes.map(({ method, path }) => `${method} ${path}`));
  return [...Object.keys(bodies), ...Object.keys(files)].filter((route) => !there.has(route));
}

function pathFor(path: string, ids: Ids): string {
  return path
    .split('/')
    .map((part, at, parts) => (part.startsWith(':') ? ids[resourceAt(parts, at)] : part))
    .join('/');
}

function resourceAt(parts: readonly string[], at: number): keyof Ids {
  const before = parts[at - 1] ?? '';
  const resource = resources[`${parts[at - 3]}/${before}`] ?? resources[before];
  if (resource === undefined) throw new Error(`Nobody has said what ${parts[at]} of ${parts.join('/')} is.`);
  return resource;
}
