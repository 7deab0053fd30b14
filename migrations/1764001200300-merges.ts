import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two entries for one organisation become one; the other stays as a sign that points to it. */
export class Merges1764001200300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE organisations
        ADD COLUMN merged_into_id uuid REFERENCES organisations (id) CHECK (merged_into_id <> id)`);
    await runner.query(`CREATE INDEX organisations_merged_into ON organisations (merged_into_id)
      WHERE merged_into_id IS NOT NULL`);
    // A name that went is free again.
    await runner.query(`DROP INDEX organisations_name`);
    await runner.query(`
      CREATE UNIQUE INDEX organisations_name ON organisations (lower(name)) WHERE merged_into_id IS NULL`);
    await runner.query(`
      CREATE TABLE organisation_distinctions (
        one_id uuid NOT NULL REFERENCES organisations (id),
        other_id uuid NOT NULL REFERENCES organisations (id),
        PRIMARY KEY (one_id, other_id),
        CHECK (one_id < other_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE organisation_distinctions`);
    await runner.query(`DELETE FROM organisations WHERE merged_into_id IS NOT NULL`);
    await runner.query(`DROP INDEX organisations_name`);
    await runner.query(`ALTER TABLE organisations DROP COLUMN merged_into_id`);
    await runner.query(`CREATE UNIQUE INDEX organisations_name ON organisations (lower(name))`);
  }
}
