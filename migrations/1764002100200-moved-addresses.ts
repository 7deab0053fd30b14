import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A mail about an account to an address that it no longer has: whose it was. */
export class MovedAddresses1764002100200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE account_mails ADD COLUMN user_id uuid REFERENCES users (id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE account_mails DROP COLUMN user_id`);
  }
}
