import { realpath } from 'node:fs/promises';
import { Client } from 'pg';
import { superuser } from './cluster.js';
import { failure } from './failure.js';
import type { Site } from './site.js';

// "SINE" in ASCII; taken in the database "postgres", so it meets no lock of the application and stands in no template's way.
const presenceKey = 0x53494e45;

/**
 * One process's standing connection: it holds a shared advisory lock for as long as the process lives, which tells the
 * others that the server is needed. PostgreSQL lets go of it however the process ends.
 */
export interface Presence {
  readonly port: number;
  readonly client: Client;
}

export async function attend(
  site: Site,
  port: number,
  password: string,
  onLost: () => void,
): Promise<Presence> {
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: superuser,
    password,
    database: 'postgres',
    application_name: 'sinergi presence',
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
  });
  let standing = false;
  client.on('error', () => undefined);
  client.on('end', () => standing && onLost());
  await client.connect();
  try {
    await assertOurs(client, site);
    await client.query('select pg_advisory_lock_shared($1)', [presenceKey]);
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  standing = true;
  // A program that forgets to stop() may still end; the server is then found again at the next start. (Missing in @types/pg.)
  (client as Referable).unref();
  return { port, client };
}

type Referable = Client & { ref(): void; unref(): void };

/** While an answer is awaited the program must not end for want of anything else to do. */
async function awaited<Result>(client: Client, work: () => Promise<Result>): Promise<Result> {
  (client as Referable).ref();
  try {
    return await work();
  } finally {
    (client as Referable).unref();
  }
}

/** True when no other process needs the server; call it under the start lock, or another may come in between. */
export async function isLast({ client }: Presence): Promise<boolean> {
  return awaited(client, async () => {
    await client.query('select pg_advisory_unlock_shared($1)', [presenceKey]);
    const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [
      presenceKey,
    ]);
    return rows[0]?.alone === true;
  });
}

export async function createDatabase({ client }: Presence, name: string): Promise<void> {
  await awaited(client, async () => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  });
}

/** The password already proved both sides to each other (SCRAM); this excludes a copied folder that shares our password. */
async function assertOurs(client: Client, site: Site): Promise<void> {
  const { rows } = await client.query<{ folder: string }>(
    "select current_setting('data_directory') as folder",
  );
  const folder = rows[0]?.folder ?? '';
  if ((await realpath(folder).catch(() => folder)) === site.cluster) return;
  throw failure(`The server that answers for ${site.cluster} serves ${folder}; stop it, then start again.`);
}
