import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Second factors, what a session was opened with, resets of passwords, and mails about one's own account. */
export class SignIn1764000300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE sessions
        ADD COLUMN first_factor text NOT NULL DEFAULT 'password'
          CHECK (first_factor IN ('password', 'invitation', 'provider', 'passkey')),
        ADD COLUMN second_factor text
          CHECK (second_factor IN ('totp', 'recovery_code', 'passkey', 'provider'))`);

    await runner.query(`
      CREATE TABLE totp_factors (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users (id),
        sealed_secret text NOT NULL,
        created_at timestamptz NOT NULL,
        confirmed_at timestamptz,
        last_used_step bigint NOT NULL
      )`);
    // One that counts, and beside it one that is being set up.
    await runner.query(
      `CREATE UNIQUE INDEX totp_factors_user ON totp_factors (user_id, (confirmed_at IS NOT NULL))`,
    );

    await runner.query(`
      CREATE TABLE recovery_codes (
        user_id uuid NOT NULL REFERENCES users (id),
        code_hash bytea NOT NULL,
        used_at timestamptz,
        PRIMARY KEY (user_id, code_hash)
      )`);

    await runner.query(`
      CREATE TABLE password_resets (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users (id),
        token_hash bytea NOT NULL UNIQUE,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz
      )`);
    await runner.query(`CREATE INDEX password_resets_user ON password_resets (user_id)`);

    // By address and not by user: who asks for a reset leaves the same row whether there is such a user or not.
    await runner.query(`
      CREATE TABLE account_mails (
        id uuid PRIMARY KEY,
        kind text NOT NULL,
        email text NOT NULL,
        created_at timestamptz NOT NULL,
        attempts integer NOT NULL DEFAULT 0,
        next_attempt_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE INDEX account_mails_next ON account_mails (next_attempt_at, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE account_mails, password_resets, recovery_codes, totp_factors`);
    await runner.query(`ALTER TABLE sessions DROP COLUMN first_factor, DROP COLUMN second_factor`);
  }
}
