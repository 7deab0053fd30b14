import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The growing delay between tries to sign in; and what limits have counted can be swept. */
export class SignInWaits1764002100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // The key is a hash of what is guessed, of whom and from where: addresses that people type are not kept.
    await runner.query(`
      CREATE TABLE sign_in_waits (
        key bytea PRIMARY KEY CHECK (length(key) = 32),
        failures integer NOT NULL,
        next_at timestamptz NOT NULL,
        forget_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE INDEX sign_in_waits_forget_at ON sign_in_waits (forget_at)`);
    await runner.query(`CREATE INDEX rate_limits_expire ON rate_limits (expire)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX rate_limits_expire`);
    await runner.query(`DROP TABLE sign_in_waits`);
  }
}
