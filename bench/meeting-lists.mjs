// PF1 for the lists of meetings and of the directory, beside a bare Fastify and pg that sends the same SQL.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { layBigMeeting } from './big-meeting.mjs';
import { compare, sameAnswers } from './load.mjs';
import { folder, poolSize, signedIn } from './office.mjs';
import { secret, startBeside } from './servers.mjs';
import { recording } from './statements.mjs';
import { PositionQueries } from '../dist/src/features/directory/positions/position.queries.js';
import { OrganisationQueries } from '../dist/src/features/directory/organisations/organisation.queries.js';
import { PersonQueries } from '../dist/src/features/directory/people/person.queries.js';
import { DecisionRegisterQueries } from '../dist/src/features/meetings/decisions/decision-register.queries.js';
import { InviteeQueries } from '../dist/src/features/meetings/invitations/invitee.queries.js';
import { MeetingPartQueries } from '../dist/src/features/meetings/meeting-part.queries.js';
import { MeetingQueries } from '../dist/src/features/meetings/meeting.queries.js';
import { CalendarQueries } from '../dist/src/features/meetings/planning/calendar.queries.js';

const limit = 50;
const page = { limit };

/**
 * @param {import('./office.mjs').Office} office
 * @param {{rounds: number, seconds: number}} effort
 */
export async function measureMeetingLists(office, effort) {
  const staff = await signedIn(office.source, 'staff');
  const liaison = await signedIn(office.source, 'liaison');
  const lists = await listsOf(office, staff, liaison);
  const file = join(folder, 'bare-lists.json');
  const told = lists.flatMap(({ who, asked, ...list }) =>
    asked.map((one) => ({ ...list, ...one, actorId: who.actor.id, cookie: who.cookie })),
  );
  const plan = { url: office.url, poolSize, secret, lists: told };
  writeFileSync(file, JSON.stringify(plan), { mode: 0o600 });
  const servers = await startBeside(office, (port) => ['node', 'bench/bare-lists.mjs', file, port]);
  try {
    const results = [];
    for (const { title, asked, who } of lists) {
      const paths = asked.map(({ address }) => address);
      const [ours, bare] = [servers.ours, servers.bare].map(({ url }) => ({
        url,
        headers: { cookie: who.cookie },
      }));
      await sameAnswers({ ours, bare, paths });
      results.push({ title, ...(await compare({ ours, bare, paths, ...effort })) });
    }
    return results;
  } finally {
    await Promise.all([servers.ours.stop(), servers.bare.stop()]);
  }
}

/** What is asked for, with the SQL that Sinergi sends for it. */
async function listsOf(office, staff, liaison) {
  const { database, sentBy } = recording(office.source);
  const invited = await layBigMeeting(office.source, office.today);
  const asked = [
    ...(await ofMeetings(office, database, staff, liaison)),
    ...ofDecisions(database, staff),
    ...ofDirectory(office, database, staff),
    {
      title: '50 of 300 invitees with their answers',
      who: staff,
      path: `/meetings/${invited}/invitees`,
      name: `invitees:${invited}`,
      cut: { limit, key: ['number', 'id'], drop: 'number' },
      ask: () => new InviteeQueries(database, clockOf(office)).list(invited, {}, page),
    },
  ];
  const lists = [];
  for (const { ask, path, filters = [{}], ...list } of asked) {
    const addresses = [];
    for (const filter of filters) {
      const query = new URLSearchParams(filter).toString();
      const address = `/api${path}${query === '' ? '' : `?${query}`}`;
      addresses.push({ address, statements: await sentBy(() => ask(filter)) });
    }
    lists.push({ ...list, asked: addresses });
  }
  return lists;
}

const clockOf = ({ today }) => ({ today: () => today, now: () => new Date() });

async function ofMeetings(office, database, staff, liaison) {
  const { source, today } = office;
  const positions = new PositionQueries(database);
  const queries = new MeetingQueries(database, new MeetingPartQueries(database), positions, clockOf(office));
  const [{ organisation }] = await source.query(
    `SELECT organisation_id AS organisation FROM attendances
     GROUP BY 1 ORDER BY abs(count(*) - 20), 1 LIMIT 1`,
  );
  const month = { from: `${today.slice(0, 7)}-01`, to: `${today.slice(0, 7)}-28` };
  const list = (title, filter, who = staff) => ({
    title,
    who,
    path: '/meetings',
    filters: [filter],
    name: 'meetings',
    cut: { limit, key: ['startsAt', 'id'] },
    ask: () => queries.list(who.actor, filter, page),
  });
  return [
    list('50 meetings, newest first', {}),
    list('50 meetings of one status and topic', { status: 'scheduled', topic: 'csr' }),
    list('50 meetings found by a word', { q: 'vokasi' }),
    list('meetings of one organisation', { organisationId: organisation }),
    list('meetings as a liaison sees them', {}, liaison),
    {
      title: 'the meetings of a month',
      who: staff,
      path: '/meetings/calendar',
      filters: [month],
      ask: () => new CalendarQueries(database).range(staff.actor, month),
    },
  ];
}

function ofDecisions(database, staff) {
  const queries = new DecisionRegisterQueries(database);
  const list = (title, filter) => ({
    title,
    who: staff,
    path: '/decisions',
    filters: [filter],
    name: 'decisions',
    cut: { limit, key: ['startsAt', 'meeting.id', 'number', 'id'], drop: 'exempt' },
    ask: () => queries.list(staff.actor, filter, page),
  });
  return [list('50 decisions, newest first', {}), list('50 decisions found by a word', { q: 'drainase' })];
}

function ofDirectory(office, database, staff) {
  const organisations = new OrganisationQueries(database, new PositionQueries(database), clockOf(office));
  const list = (title, filters) => ({
    title,
    who: staff,
    path: '/organisations',
    filters,
    name: 'organisations',
    cut: { limit, key: ['name', 'id'] },
    ask: (filter) => organisations.list(staff.actor, filter, page),
  });
  return [
    list('50 organisations, by name', [{}]),
    // One in eight has the first word, eleven have the second and none the third. A statement that is kept is planned once
    // for all of them, and then walks the whole register for a word that is rare: with the common word alone, that plan
    // would look free. Both servers are asked for the three in turn, as people do.
    list('50 organisations found by a word, common, rare or mistyped', [
      { q: 'sinar' },
      { q: '199' },
      { q: 'sianr' },
    ]),
    {
      title: '50 people, by name',
      who: staff,
      path: '/people',
      name: 'people',
      cut: { limit, key: ['plainName', 'id'], drop: 'plainName' },
      ask: () => new PersonQueries(database).people({}, page, office.today),
    },
  ];
}
