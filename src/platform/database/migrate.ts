import type { DataSource } from 'typeorm';

/** Any number works as long as every instance uses the same one. */
const migrationLock = 7_246_001;

/**
 * Brings the schema up to date. Several instances may start at once: an advisory lock lets one of them
 * migrate while the others wait (TypeORM has no lock of its own). `patient` is a connection of its own, without
 * time limits, and not open yet.
 */
export async function migrate(patient: DataSource): Promise<number> {
  const source = await patient.initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await refuseNewerSchema(source);
    const done = await source.runMigrations({ transaction: 'each' });
    return done.length;
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
