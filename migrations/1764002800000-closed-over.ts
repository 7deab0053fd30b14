import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a meeting was closed although something was left open. */
export class ClosedOver1764002800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE meetings ADD COLUMN closed_over text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE meetings DROP COLUMN closed_over`);
  }
}
