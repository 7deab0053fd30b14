import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People who sign in, the roles they hold with dates, their sessions and invitations. */
export class Access1763900100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE users (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        email text NOT NULL,
        password_hash text,
        locale text NOT NULL CHECK (locale IN ('id', 'en')),
        disabled_at timestamptz,
        created_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE UNIQUE INDEX users_email ON users (lower(email))`);

    await runner.query(`
      CREATE TABLE role_grants (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users (id),
        role text NOT NULL CHECK (role IN ('administrator', 'staff', 'official', 'liaison')),
        organisation_id uuid,
        starts_on date NOT NULL,
        ends_on date CHECK (ends_on >= starts_on),
        CHECK ((role = 'liaison') = (organisation_id IS NOT NULL))
      )`);
    await runner.query(`CREATE INDEX role_grants_user ON role_grants (user_id)`);
    await runner.query(`CREATE INDEX role_grants_organisation ON role_grants (organisation_id)`);

    await runner.query(`
      CREATE TABLE sessions (
        id uuid PRIMARY KEY,
        token_hash bytea NOT NULL UNIQUE,
        user_id uuid NOT NULL REFERENCES users (id),
        created_at timestamptz NOT NULL,
        last_used_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        ended_at timestamptz,
        user_agent text,
        address text
      )`);
    await runner.query(`CREATE INDEX sessions_user ON sessions (user_id, last_used_at)`);

    await runner.query(`
      CREATE TABLE invitations (
        id uuid PRIMARY KEY,
        token_hash bytea NOT NULL UNIQUE,
        roles text[] NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        accepted_at timestamptz
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE invitations, sessions, role_grants, users`);
  }
}
