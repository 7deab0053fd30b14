// The lists as someone would write them by hand for speed alone: Fastify, pg, one named prepared statement for each
// address. It sends Sinergi's own SQL and answers Sinergi's own bytes.
import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fastify from 'fastify';
import pg from 'pg';

const [file, port] = process.argv.slice(2);
const { url, poolSize, secret, lists } = JSON.parse(readFileSync(file, 'utf8'));
const { DATE, NUMERIC, INT8 } = pg.types.builtins;
pg.types.setTypeParser(DATE, (value) => value);
pg.types.setTypeParser(NUMERIC, Number);
pg.types.setTypeParser(INT8, Number);
const pool = new pg.Pool({ connectionString: url, max: poolSize });

const server = fastify();
server.get('/health/ready', async () => ({ status: 'up' }));
for (const list of lists) list.statements = list.statements.map(named);
// Two readers may ask for one address.
const known = new Map(lists.map((list) => [`${list.cookie} ${list.address}`, list]));
server.get('/api/*', async (request) => {
  const list = known.get(`${request.headers.cookie} ${request.url}`);
  return list.cut === undefined ? calendar(list) : page(list);
});
await server.listen({ port: Number(port), host: '127.0.0.1' });
process.on('SIGTERM', () => process.exit(0));

async function page({ statements: [statement], name, actorId, cut: { limit, key, drop } }) {
  const { rows } = await pool.query(statement);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const next =
    rows.length > limit
      ? sealed(
          actorId,
          name,
          key.map((part) => valueAt(last, part)),
        )
      : null;
  for (const row of items) if (drop !== undefined) delete row[drop];
  return { items, next };
}

async function calendar({ statements: [meetings, holidays] }) {
  const { rows } = await pool.query(meetings);
  const { rows: days } = await pool.query(holidays);
  return { items: rows.slice(0, 500), holidays: days, more: rows.length > 500 };
}

function valueAt(row, path) {
  return path.split('.').reduce((value, name) => value[name], row);
}

function named({ text, values }) {
  return { name: createHash('sha1').update(text).digest('hex'), text, values };
}

function sealed(actorId, name, values) {
  const body = Buffer.from(JSON.stringify(values)).toString('base64url');
  const signature = createHmac('sha256', secret).update(`${actorId}\n${name}\n${body}`).digest();
  return `${body}.${signature.subarray(0, 12).toString('base64url')}`;
}
