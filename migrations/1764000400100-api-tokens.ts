import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tokens by which programs act for the person who made them. */
export class ApiTokens1764000400100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE api_tokens (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users (id),
        token_hash bytea NOT NULL UNIQUE,
        hint text NOT NULL,
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
        access text NOT NULL CHECK (access IN ('read', 'write')),
        sections text[] NOT NULL CHECK (cardinality(sections) > 0),
        created_at timestamptz NOT NULL,
        expires_on date NOT NULL,
        revoked_at timestamptz,
        last_used_at timestamptz,
        last_address text
      )`);
    await runner.query(`CREATE INDEX api_tokens_user ON api_tokens (user_id, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE api_tokens`);
  }
}
