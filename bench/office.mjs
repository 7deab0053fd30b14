// The office that is measured: its own durable PostgreSQL in data/bench, filled with generated rows that are kept
// between runs as long as their number, their recipe, the schema and the day are the same.
import 'reflect-metadata';
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataSource } from '../dist/src/data-source.js';
import { startEmbeddedServer } from '../dist/src/platform/database/embedded/embedded-server.js';
import { migrate } from '../dist/src/platform/database/migrate.js';
import { recipe } from './rows.mjs';

export const folder = 'data/bench';
export const poolSize = 16;

/**
 * @typedef {object} Office
 * @property {string} url where the database is
 * @property {import('typeorm').DataSource} source an open connection to it
 * @property {string} today the office's day, YYYY-MM-DD
 * @property {Record<string, number>} counts rows of each table that matters
 * @property {string} version of PostgreSQL
 * @property {() => Promise<void>} close
 */

/**
 * Opens the office with `rows` commitments, filling it first when there is none like it.
 * @param {{rows: number, today: string, say: (sentence: string) => void}} wish
 * @returns {Promise<Office>}
 */
export async function openOffice({ rows, today, say }) {
  const prefix = `bench_${rows}_`;
  const database = `${prefix}${fingerprint(today)}`;
  const server = await startEmbeddedServer({ directory: join(folder, 'postgres'), database, say });
  const source = await dataSource({ url: server.url, pool: poolSize }).initialize();
  try {
    await dropOthers(source, prefix, database);
    await migrate(dataSource({ url: server.url, pool: 2, patient: true }), server.url);
    await fill(source, { rows, today, say });
    return {
      url: server.url,
      source,
      today,
      counts: await count(source),
      version: (await source.query('SHOW server_version'))[0].server_version,
      close: async () => {
        await source.destroy();
        await server.stop();
      },
    };
  } catch (error) {
    await source.destroy();
    await server.stop();
    throw error;
  }
}

/** A session of a person with this role (for this organisation), as the cookie header that a browser would send. */
export async function signedIn(source, role, organisationId = null) {
  const [user] = await source.query(
    `SELECT u.id, u.name, u.locale, g.organisation_id AS "organisationId"
     FROM users u JOIN role_grants g ON g.user_id = u.id WHERE g.role = $1 AND ($2::uuid IS NULL OR g.organisation_id = $2) ORDER BY u.id LIMIT 1`,
    [role, organisationId],
  );
  const token = randomBytes(32).toString('base64url');
  await source.query(
    `INSERT INTO sessions (id, token_hash, user_id, created_at, last_used_at, expires_at, proved_at)
     VALUES (uuidv7(), $1, $2, now(), now(), now() + interval '12 hours', now())`,
    [createHash('sha256').update(token).digest(), user.id],
  );
  const { organisationId: own, ...person } = user;
  return { actor: { ...person, grants: [{ role, organisationId: own }] }, cookie: `sid=${token}` };
}

async function fill(source, { rows, today, say }) {
  const [{ filled }] = await source.query('SELECT EXISTS (SELECT FROM commitments) AS filled');
  if (filled) return;
  say(`Generating ${rows.toLocaleString('en')} commitments …`);
  await source.transaction(async (manager) => {
    await manager.query('SET LOCAL statement_timeout = 0');
    for (const statement of recipe({ rows, today })) await manager.query(statement);
  });
  const runner = source.createQueryRunner();
  await runner.query('SET statement_timeout = 0');
  await runner.query('VACUUM ANALYZE');
  await runner.query('CHECKPOINT');
  await runner.query('RESET statement_timeout');
  await runner.release();
}

async function count(source) {
  const tables = ['commitments', 'meetings', 'decisions', 'organisations', 'progress_reports'];
  const counted = tables.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`);
  const [counts] = await source.query(`SELECT ${counted.join(', ')}`);
  return counts;
}

async function dropOthers(source, prefix, database) {
  const others = await source.query(
    'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1) AND datname <> $2',
    [prefix, database],
  );
  for (const { name } of others) await source.query(`DROP DATABASE "${name}" WITH (FORCE)`);
}

/** Changes with whatever the rows depend on. */
function fingerprint(today) {
  const hash = createHash('sha1').update(today).update(readFileSync('bench/rows.mjs'));
  for (const name of readdirSync('migrations', { recursive: true }).sort()) {
    if (name.endsWith('.ts')) hash.update(readFileSync(join('migrations', name)));
  }
  return hash.digest('hex').slice(0, 10);
}
