import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A rare word among many names is found by its three-letter parts. Names change seldom, so that the lists that GIN
 * puts off are short; both names of an organisation share one index.
 */
export class SearchNames1764002900100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE EXTENSION IF NOT EXISTS pg_trgm`);
    await runner.query(`
      CREATE INDEX organisations_search ON organisations USING gin (name gin_trgm_ops, short_name gin_trgm_ops)`);
    await runner.query(`CREATE INDEX people_search ON people USING gin (name gin_trgm_ops)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX organisations_search, people_search`);
  }
}
