import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two entries for one person become one; the other stays as a sign that points to it. */
export class PersonMerges1764002300100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE people ADD COLUMN merged_into_id uuid REFERENCES people (id) CHECK (merged_into_id <> id)`);
    await runner.query(
      `CREATE INDEX people_merged_into ON people (merged_into_id) WHERE merged_into_id IS NOT NULL`,
    );
    await runner.query(`
      CREATE TABLE person_distinctions (
        one_id uuid NOT NULL REFERENCES people (id),
        other_id uuid NOT NULL REFERENCES people (id),
        PRIMARY KEY (one_id, other_id),
        CHECK (one_id < other_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE person_distinctions`);
    await runner.query(`ALTER TABLE people DROP COLUMN merged_into_id`);
  }
}
