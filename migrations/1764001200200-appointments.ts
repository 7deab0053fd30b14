import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a signature block prints, on whose word somebody was appointed, and one definitive holder at a time. */
export class Appointments1764001200200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE people ADD COLUMN rank text CHECK (length(rank) BETWEEN 1 AND 80)`);
    await runner.query(
      `ALTER TABLE appointments ADD COLUMN decree text CHECK (length(decree) BETWEEN 1 AND 120)`,
    );
    // Trusted since PostgreSQL 13: the owner of a database may add it. It lets a uuid stand beside a range.
    await runner.query(`CREATE EXTENSION IF NOT EXISTS btree_gist`);
    await runner.query(`
      ALTER TABLE appointments ADD CONSTRAINT appointments_one_definitive
      EXCLUDE USING gist (position_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&)
      WHERE (kind = 'definitive')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE appointments DROP CONSTRAINT appointments_one_definitive, DROP COLUMN decree`,
    );
    await runner.query(`ALTER TABLE people DROP COLUMN rank`);
  }
}
