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

/**
 * @param {import('./office.mjs').Office} office
 * @param {{rounds: number, seconds: number}} effort
 */
export async function measureMeetingLists(office, effort) {
  const staff = await signedIn(office.source, 'staff');
  const liaison = await signedIn(office.source, 'liaison');
  const lists = await listsOf(office, staff, liaison);
  const file = join(folder, 'bare-lists.json');
  const told = lists.map(({ who, ...list }) => ({ ...list, actorId: who.actor.id, cookie: who.cookie }));
  const plan = { url: office.url, poolSize, secret, lists: told };
  writeFileSync(file, JSON.stringify(plan), { mode: 0o600 });
  const servers = await startBeside(office, (port) => ['node', 'bench/bare-lists.mjs', file, port]);
  try {
    const results = [];
    for (const { title, address, who } of lists) {
      const [ours, bare] = [servers.ours, servers.bare].map(({ url }) => ({
        url,
        headers: { cookie: who.cookie },
      }));
      await sameAnswers({ ours, bare, paths: [address] });
      results.push({ title, ...(await compare({ ours, bare, paths: [address], ...effort })) });
    }
    return results;
  } finally {
    await Promise.all([servers.ours.stop(), servers.bare.stop()]);
  }
}

/** What is asked for, with the SQL that Sinergi sends for it. */
export async function listsOf({ source, today }, staff, liaison) {
  const { database, sentBy } = recording(source);
  const clock = { today: () => today, now: () => new Date() };
  const positions = new PositionQueries(database);
  const meetings = new MeetingQueries(database, new MeetingPartQueries(database), positions, clock);
  const invited = await layBigMeeting(source, today);
  const [{ organisation }] = await source.query(
    `SELECT organisation_id AS organisation FROM attendances
     GROUP BY 1 ORDER BY abs(count(*) - 20), 1 LIMIT 1`,
  );
  const month = { from: `${today.slice(0, 7)}-01`, to: `${today.slice(0, 7)}-28` };
  const meetingCut = { name: 'meetings', cut: { limit, key: ['startsAt', 'id'] } };
  const decisionCut = { name: 'decisions', cut: { limit, key: ['startsAt', 'meeting.id', 'number', 'id'] } };
  const byMeeting = (title, filter, who = staff) => ({
    title,
    who,
    path: '/meetings',
    filter,
    ...meetingCut,
    ask: () => meetings.list(who.actor, filter, { limit }),
  });
  const decisions = new DecisionRegisterQueries(database);
  const byDecision = (title, filter) => ({
    title,
    who: staff,
    path: '/decisions',
    filter,
    ...decisionCut,
    ask: () => decisions.list(staff.actor, filter, { limit }),
  });
  const asked = [
    byMeeting('50 meetings, newest first', {}),
    byMeeting('50 meetings of one status and topic', { status: 'scheduled', topic: 'csr' }),
    byMeeting('50 meetings found by a word', { q: 'vokasi' }),
    byMeeting('meetings of one organisation', { organisationId: organisation }),
    byMeeting('meetings as a liaison sees them', {}, liaison),
    {
      title: 'the meetings of a month',
      who: staff,
      path: '/meetings/calendar',
      filter: month,
      ask: () => new CalendarQueries(database).range(staff.actor, month),
    },
    byDecision('50 decisions, newest first', {}),
    byDecision('50 decisions found by a word', { q: 'drainase' }),
    {
      title: '50 organisations, by name',
      who: staff,
      path: '/organisations',
      filter: {},
      name: 'organisations',
      cut: { limit, key: ['name', 'id'] },
      ask: () => new OrganisationQueries(database, positions, clock).list(staff.actor, {}, { limit }),
    },
    {
      title: '50 organisations found by a word',
      who: staff,
      path: '/organisations',
      filter: { q: 'sinar' },
      name: 'organisations',
      cut: { limit, key: ['name', 'id'] },
      ask: () =>
        new OrganisationQueries(database, positions, clock).list(staff.actor, { q: 'sinar' }, { limit }),
    },
    {
      title: '50 people, by name',
      who: staff,
      path: '/people',
      filter: {},
      name: 'people',
      cut: { limit, key: ['plainName', 'id'], drop: 'plainName' },
      ask: () => new PersonQueries(database).people({}, { limit }, today),
    },
    {
      title: '50 of 300 invitees with their answers',
      who: staff,
      path: `/meetings/${invited}/invitees`,
      filter: {},
      name: `invitees:${invited}`,
      cut: { limit, key: ['number', 'id'], drop: 'number' },
      ask: () => new InviteeQueries(database, clock).list(invited, {}, { limit }),
    },
  ];
  const lists = [];
  for (const { ask, path, filter, ...list } of asked) {
    const query = new URLSearchParams(filter).toString();
    lists.push({
      ...list,
      address: `/api${path}${query === '' ? '' : `?${query}`}`,
      statements: await sentBy(ask),
    });
  }
  return lists;
}
