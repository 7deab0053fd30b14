import { join } from 'node:path';
import type { DynamicModule } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { AppModule } from './app.module.js';
import { dataSource } from './data-source.js';
import { Clock } from './platform/clock/clock.js';
import type { Config } from './platform/config/config.js';
import { readSecret } from './platform/config/secret.js';
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
  const url = config.databaseUrl ?? embedded?.url ?? '';
  const source = dataSource({ url, pool: config.databasePool });
  const close = async (): Promise<void> => {
    if (source.isInitialized) await source.destroy();
    await embedded?.stop();
  };
  try {
    const migrations = await migrate(dataSource({ url, pool: 2, patient: true }));
    if (migrations > 0) say(`Database: ${migrations} migrations applied.`);
    await source.initialize();
    return { source, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The application on an open database. */
export async function appModule(
  config: Config,
  source: DataSource,
  clock = new Clock(),
): Promise<DynamicModule> {
  return AppModule.with({ config, source, clock, secret: await readSecret(config) });
}
