import type { DataSource } from 'typeorm';
import { type Door, settleApplicationLogin } from './application-login.js';

/** Any number works as long as every instance uses the same one. */
const migrationLock = 7_246_001;

export interface Migrated {
  /** How many migrations were applied. */
  migrations: number;
  /** How the program reaches the database from here on. */
  door: Door;
}

/**
 * Brings the schema up to date, and settles the login under which the program works. Several instances may start at
 * once: an advisory lock lets one of them do so while the others wait (TypeORM has no lock of its own). `patient` is
 * a connection to `url` of its own, without time limits, and not open yet.
 */
export async function migrate(patient: DataSource, url: string, application?: string): Promise<Migrated> {
  const source = await patient.initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await refuseNewerSchema(source);
    const done = await source.runMigrations({ transaction: 'each' });
    return { migrations: done.length, door: await settleApplicationLogin(runner, url, application) };
  } finally {
    await runner.release();
    // The lock ends with the connection.
    await source.destroy();
  }
}

async function refuseNewerSchema(source: DataSource): Promise<void> {
  const [table] = (await source.query(`SELECT to_regclass('migrations') AS name`)) as {
    name: string | null;
  }[];
  if (table?.name == null) return;
  const applied = (await source.query('SELECT name FROM migrations ORDER BY id')) as { name: string }[];
  const known = new Set(source.migrations.map((migration) => migration.name ?? migration.constructor.name));
  const unknown = applied.find(({ name }) => !known.has(name));
  if (unknown !== undefined) {
    throw new Error(
      `The database was migrated by a newer Sinergi (${unknown.name}). Start that version, or restore a backup made before it.`,
    );
  }
}
