import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { dataSource } from './data-source.js';
import type { Config } from './platform/config/config.js';
import { startEmbeddedServer } from './platform/database/embedded/embedded-server.js';
import { migrate } from './platform/database/migrate.js';

export type Say = (sentence: string) => void;

/** A database that is open and migrated, and how to let go of it. */
export interface OpenDatabase {
  source: DataSource;
  close: () => Promise<void>;
}

/** Opens the office's database, starting our own PostgreSQL when none is given, and migrates it. */
export async function openDatabase(config: Config, say: Say): Promise<OpenDatabase> {
  const embedded =
    config.databaseUrl === undefined
      ? await startEmbeddedServer({ directory: join(config.dataDirectory, 'postgres'), say })
      : undefined;
  try {
    const url = await migrated(config, config.databaseUrl ?? embedded?.url ?? '', say);
    const source = await dataSource({ url, pool: config.databasePool }).initialize();
    const close = async (): Promise<void> => {
      if (source.isInitialized) await source.destroy();
      await embedded?.stop();
    };
    return { source, close };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/** Migrates as the owner; answers the address under which the program works. */
async function migrated(config: Config, given: string, say: Say): Promise<string> {
  const owner = config.databaseOwnerUrl ?? given;
  const patient = dataSource({ url: owner, pool: 2, patient: true });
  const { migrations, door } = await migrate(patient, owner, owner === given ? undefined : given);
  if (migrations > 0) say(`Database: ${migrations} migrations applied.`);
  if (door.unguarded !== undefined) say(unguarded(door.unguarded));
  return door.url;
}

function unguarded(why: string): string {
  return (
    `History: the database does not keep this program from altering it (${why}). ` +
    'Triggers and seals still guard it; docs/how-to/run-in-production.md says what to do.'
  );
}
