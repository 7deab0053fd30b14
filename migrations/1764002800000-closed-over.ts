import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a meeting was closed although something was left open. */
export class ClosedOver1764002800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE meetings ADD COLUMN closed_over text CHECK (length(closed_over) BETWEEN 1 AND 2000)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE meetings DROP COLUMN closed_over`);
  }
}
