// Compares entities with the schema that the migrations make, on an empty database of the embedded server.
// Constraints and indexes are written in migrations only (docs/decisions/0002-reads-and-writes.md), so what TypeORM
// would do about those is no finding; anything about a table or a column is.
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { getMetadataArgsStorage } from 'typeorm';
import '../dist/src/app.module.js';
import { dataSource } from '../dist/src/data-source.js';
import { startEmbeddedServer } from '../dist/src/platform/database/embedded/embedded-server.js';
import { migrate } from '../dist/src/platform/database/migrate.js';

const constraintsOnly = /^(CREATE (UNIQUE )?INDEX|DROP INDEX|ALTER TABLE \S+ (ADD|DROP) CONSTRAINT) /;
const database = `schema_${randomBytes(4).toString('hex')}`;
// The tests' server: its folder is thrown away at will, and a run beside a test run joins it.
const server = await startEmbeddedServer({ directory: 'data/test/postgres', durable: false, database });
const findings = [];
try {
  await migrate(dataSource({ url: server.url, pool: 2, patient: true }), server.url);
  const source = await dataSource({ url: server.url, pool: 2 }).initialize();
  findings.push(...notListed(source), ...(await differences(source)));
  await source.destroy();
  await drop();
} finally {
  await server.stop();
}
if (findings.length > 0) {
  process.stderr.write(`${findings.join('\n')}\nWrite a migration, or correct the entity.\n`);
  process.exit(1);
}

/** What TypeORM would run to make the columns fit the entities. */
async function differences(source) {
  const { upQueries } = await source.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query).filter((query) => !constraintsOnly.test(query));
}

/** An entity missing in data-source.ts would be compared with nothing. */
function notListed(source) {
  const listed = new Set(source.entityMetadatas.map(({ target }) => target));
  return getMetadataArgsStorage()
    .tables.filter(({ target }) => !listed.has(target))
    .map(({ target }) => `The entity ${target.name} is not listed in src/data-source.ts.`);
}

async function drop() {
  const url = new URL(server.url);
  url.pathname = '/postgres';
  const admin = await dataSource({ url: url.href, pool: 2 }).initialize();
  await admin.query(`DROP DATABASE "${database}" WITH (FORCE)`);
  await admin.destroy();
}
