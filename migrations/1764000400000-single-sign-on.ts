import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts at the office's identity provider, and the sign-ins through it that have been used up. */
export class SingleSignOn1764000400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE identities (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users (id),
        issuer text NOT NULL,
        subject text NOT NULL CHECK (length(subject) <= 255),
        account text CHECK (length(account) <= 254),
        linked_at timestamptz NOT NULL,
        last_used_at timestamptz,
        UNIQUE (issuer, subject)
      )`);
    await runner.query(`CREATE INDEX identities_user ON identities (user_id)`);

    // A sign-in under way is kept by the browser alone; the key makes sure that it ends only once.
    await runner.query(`
      CREATE TABLE used_sso_flows (id uuid PRIMARY KEY, expires_at timestamptz NOT NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE used_sso_flows, identities`);
  }
}
