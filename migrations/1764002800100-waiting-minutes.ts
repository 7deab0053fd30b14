import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Everyone's first page asks which minutes are on their way; most are approved. */
export class WaitingMinutes1764002800100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX minutes_waiting ON minutes (round_ends_on) WHERE status IN ('correction', 'awaiting_approval')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX minutes_waiting`);
  }
}
