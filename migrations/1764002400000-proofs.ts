import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A session knows when its owner last showed that it is they who sit before it. */
export class Proofs1764002400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE sessions ADD COLUMN proved_at timestamptz`);
    // Whoever is in came by a proof; a provider's word may be older than the session.
    await runner.query(`UPDATE sessions SET proved_at = created_at WHERE first_factor <> 'provider'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE sessions DROP COLUMN proved_at`);
  }
}
