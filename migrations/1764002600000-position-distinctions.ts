import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two positions of one organisation that somebody has told apart, so that nobody is asked again. */
export class PositionDistinctions1764002600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE position_distinctions (
        one_id uuid NOT NULL REFERENCES positions (id),
        other_id uuid NOT NULL REFERENCES positions (id),
        PRIMARY KEY (one_id, other_id),
        CHECK (one_id < other_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE position_distinctions`);
  }
}
