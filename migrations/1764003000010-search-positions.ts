import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Titles are found by their three-letter parts, as names are; and the positions of an organisation that was found by its own. */
export class SearchPositions1764003000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX positions_search ON positions USING gin (title gin_trgm_ops)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX positions_search`);
  }
}
