import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an organisation verifies is asked for on each look at one that it deals with. */
export class Counterparts1764002000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX commitments_verifier ON commitments (verifier_id, owner_id) WHERE verifier_id IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX commitments_verifier`);
  }
}
