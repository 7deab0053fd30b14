import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two entries for one position of an organisation become one; the other stays as a sign that points to it. */
export class PositionMerges1764002300200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE positions
        ADD COLUMN merged_into_id uuid REFERENCES positions (id) CHECK (merged_into_id <> id)`);
    await runner.query(`
      CREATE INDEX positions_merged_into ON positions (merged_into_id) WHERE merged_into_id IS NOT NULL`);
    // A title that went is free again.
    await runner.query(`DROP INDEX positions_title`);
    await runner.query(`
      CREATE UNIQUE INDEX positions_title ON positions (organisation_id, lower(title)) WHERE merged_into_id IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX positions_title`);
    await runner.query(`DELETE FROM positions WHERE merged_into_id IS NOT NULL`);
    await runner.query(`ALTER TABLE positions DROP COLUMN merged_into_id`);
    await runner.query(`CREATE UNIQUE INDEX positions_title ON positions (organisation_id, lower(title))`);
  }
}
