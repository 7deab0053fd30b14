import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import { dataSource } from '../../src/data-source.js';
import { startEmbeddedServer } from '../../src/platform/database/embedded/embedded-server.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { leaksIn, masked } from './secrets.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated database to clone, on the server of this run. */
    template: string;
    /** The same as the program reaches it: without an owner's rights. */
    application: string;
  }
}

const directory = 'data/test/postgres';
const log = `${directory}/postgres.log`;

/** One PostgreSQL for the run, with a migrated template that each test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const database = `template_${randomBytes(4).toString('hex')}`;
  const server = await startEmbeddedServer({ directory, durable: false, database });
  const before = (await readFile(log)).length;
  const { door } = await migrate(dataSource({ url: server.url, pool: 2, patient: true }), server.url);
  if (door.unguarded !== undefined) throw new Error(door.unguarded);
  project.provide('template', server.url);
  project.provide('application', door.url);
  return async () => {
    await dropDatabases(server.url, database);
    await server.stop();
    tellsNothing((await readFile(log)).subarray(before).toString());
  };
}

/** Refused statements quote people's data, so that PostgreSQL is to log its own life only. */
function tellsNothing(said: string): void {
  for (const line of said.split('\n')) {
    const leaks = leaksIn(line);
    const quotes = /(STATEMENT|DETAIL): .*(\b(INSERT|UPDATE|SELECT)\b|Failing row|Key \()/.test(line);
    if (!quotes && leaks.length === 0) continue;
    // An error of a teardown is told, but alone it would not fail the run.
    process.exitCode = 1;
    throw new Error(`${log} quotes data: ${masked(line, leaks)}`);
  }
}

async function dropDatabases(url: string, template: string): Promise<void> {
  const admin = await dataSource({ url: databaseUrl(url, 'postgres'), pool: 4, patient: true }).initialize();
  const clones = (await admin.query(`SELECT datname AS name FROM pg_database WHERE datname LIKE $1`, [
    `${template}%`,
  ])) as { name: string }[];
  // Each waits for a checkpoint and then for the disk, so that several at a time are quicker.
  await Promise.all(clones.map(({ name }) => admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)));
  await admin.destroy();
}

export function databaseUrl(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
