import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys by which people sign in without a password (WebAuthn), and the challenges that have been used up. */
export class Passkeys1764000700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE passkeys (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users (id),
        credential_id bytea NOT NULL UNIQUE CHECK (length(credential_id) BETWEEN 1 AND 1023),
        public_key bytea NOT NULL,
        counter bigint NOT NULL,
        transports text[] NOT NULL,
        device_type text NOT NULL CHECK (device_type IN ('singleDevice', 'multiDevice')),
        backed_up boolean NOT NULL,
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
        created_at timestamptz NOT NULL,
        last_used_at timestamptz,
        version integer NOT NULL
      )`);
    await runner.query(`CREATE INDEX passkeys_user ON passkeys (user_id)`);

    // A challenge is kept by the browser that asked for it; the key makes sure that it is answered only once.
    await runner.query(`
      CREATE TABLE used_passkey_challenges (id uuid PRIMARY KEY, expires_at timestamptz NOT NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE used_passkey_challenges, passkeys`);
  }
}
