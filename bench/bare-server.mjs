// What someone would write by hand for speed alone: Fastify, pg, named prepared statements, nothing else. It sends
// Sinergi's own SQL and answers Sinergi's own bytes; there is no sign-in, no check of input and no header of safety.
import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fastify from 'fastify';
import pg from 'pg';

const [file, port] = process.argv.slice(2);
const { url, poolSize, actorId, secret, today, holidays, lists, one, deeds } = JSON.parse(
  readFileSync(file, 'utf8'),
);
const { DATE, NUMERIC, INT8 } = pg.types.builtins;
pg.types.setTypeParser(DATE, (value) => value);
pg.types.setTypeParser(NUMERIC, Number);
pg.types.setTypeParser(INT8, Number);
const pool = new pg.Pool({ connectionString: url, max: poolSize });
const day = (date) => Date.parse(date) / 86_400_000;
const thisDay = day(today);
const daysOff = holidays.filter((date) => day(date) % 7 !== 2 && day(date) % 7 !== 3);

const server = fastify();
server.get('/health/ready', async () => ({ status: 'up' }));
// One list for each address; a query is not read.
const known = new Map(lists.map((list) => [list.address, { ...list, query: named(list.statement) }]));
server.get('/api/commitments', async (request) => {
  const { query, name, limit } = known.get(request.url);
  const { rows } = await pool.query(query);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const next = rows.length > limit ? sealed(name, [last.dueOrder, last.id]) : null;
  return { items: items.map(withLateness), next };
});
server.get('/api/commitments/:id', async (request) => {
  const { id } = request.params;
  const { rows } = await ask(one.statement, id);
  const asked = rows[0].extensions.some(({ status }) => status === 'requested');
  const row = withLateness(rows[0]);
  return {
    ...row,
    waitingFor: waitingFor(row, asked),
    can: deeds[row.status][asked ? 1 : 0],
  };
});
await server.listen({ port: Number(port), host: '127.0.0.1' });
process.on('SIGTERM', () => process.exit(0));

function named({ text, values }) {
  return { name: createHash('sha1').update(text).digest('hex'), text, values };
}

function ask(statement, id) {
  statement.name ??= named(statement).name;
  return pool.query({
    name: statement.name,
    text: statement.text,
    values: statement.values.map((value) => (value === one.id ? id : value)),
  });
}

function withLateness({ dueOrder: _, chairPositionId: __, chairOrganisationId: ___, ...row }) {
  return { ...row, lateWorkingDays: row.light === 'late' ? workingDaysSince(row.dueOn) : 0 };
}

/** 1 January 1970 was a Thursday, so days 2 and 3 of each seven are the weekend. */
function workingDaysSince(date) {
  const from = day(date);
  let count = Math.floor((thisDay - from) / 7) * 5;
  for (let at = from + 1; at <= from + ((thisDay - from) % 7); at += 1) {
    if (at % 7 !== 2 && at % 7 !== 3) count += 1;
  }
  for (const holiday of daysOff) if (holiday > date && holiday <= today) count -= 1;
  return count;
}

function waitingFor({ status, owner, verifier }, asked) {
  if (status === 'fulfilled' || status === 'cancelled') return { party: 'nobody', name: null };
  if (status === 'submitted' || asked) {
    return verifier === null ? { party: 'staff', name: null } : { party: 'verifier', name: verifier.name };
  }
  return status === 'on_hold' ? { party: 'staff', name: null } : { party: 'owner', name: owner.name };
}

function sealed(name, values) {
  const body = Buffer.from(JSON.stringify(values)).toString('base64url');
  const signature = createHmac('sha256', secret).update(`${actorId}\n${name}\n${body}`).digest();
  return `${body}.${signature.subarray(0, 12).toString('base64url')}`;
}
