// PF1: signed-in lists and single commitments, beside a bare Fastify and pg that sends the same SQL.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder, poolSize, signedIn } from './office.mjs';
import { compare, sameAnswers } from './load.mjs';
import { secret, startBeside } from './servers.mjs';
import { deedsOf, recorder } from './statements.mjs';

const limit = 50;

/**
 * @param {import('./office.mjs').Office} office
 * @param {{rounds: number, seconds: number}} effort
 */
export async function measureLists(office, effort) {
  const { actor, cookie } = await signedIn(office.source, 'staff');
  const ids = await someIds(office.source);
  const lists = await listsOf(office);
  const { holidays, sentBy } = await recorder(office.source, office.today);
  for (const list of lists) {
    [list.statement] = await sentBy((queries) => queries.list(actor, list.filter, { limit }));
  }
  const [statement] = await sentBy((queries) => queries.view(actor, ids[0]));
  const one = { id: ids[0], statement };
  const { url, today } = office;
  const plan = {
    url,
    poolSize,
    actorId: actor.id,
    secret,
    today,
    holidays,
    lists,
    one,
    deeds: deedsOf(actor),
  };
  const file = join(folder, 'bare.json');
  writeFileSync(file, JSON.stringify(plan), { mode: 0o600 });
  const servers = await startBeside(office, (port) => ['node', 'bench/bare-server.mjs', file, port]);
  try {
    const [ours, bare] = [servers.ours, servers.bare].map(({ url }) => ({ url, headers: { cookie } }));
    const jobs = [
      ...lists.map(({ title, address }) => ({ title, paths: [address] })),
      { title: 'one by its id', paths: ids.map((id) => `/api/commitments/${id}`) },
    ];
    const results = [];
    for (const { title, paths } of jobs) {
      await sameAnswers({ ours, bare, paths });
      results.push({ title, ...(await compare({ ours, bare, paths, ...effort })) });
    }
    return results;
  } finally {
    await Promise.all([servers.ours.stop(), servers.bare.stop()]);
  }
}

async function listsOf({ source }) {
  const [{ owner }] = await source.query(
    `SELECT owner_id AS owner FROM commitments
     WHERE status IN ('agreed', 'in_progress', 'blocked') AND due_on < now()
     GROUP BY owner_id ORDER BY abs(count(*) - 60), owner_id LIMIT 1`,
  );
  const asked = [
    { title: '50 late ones of one organisation', filter: { ownerId: owner, light: 'late' } },
    { title: '50 of all, by due date', filter: { sort: 'due' } },
    { title: '50 found by two words', filter: { q: 'drainase setu' } },
  ];
  return asked.map(({ title, filter }) => {
    const address = `/api/commitments?${new URLSearchParams(filter)}`;
    return { title, filter, limit, name: 'commitments:due', address };
  });
}

async function someIds(source) {
  const rows = await source.query(`SELECT id FROM commitments ORDER BY md5(id::text) LIMIT 200`);
  return rows.map(({ id }) => id);
}
