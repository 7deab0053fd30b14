import type { MigrationInterface, QueryRunner } from 'typeorm';

/** History (append only), numbering, idempotency: what every feature leans on. */
export class Platform1763900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE history_entries (
        id uuid PRIMARY KEY,
        at timestamptz NOT NULL,
        actor_id uuid,
        actor_name text NOT NULL,
        subject_type text NOT NULL,
        subject_id uuid NOT NULL,
        verb text NOT NULL,
        change jsonb NOT NULL,
        note text
      )`);
    await runner.query(
      `CREATE INDEX history_entries_subject ON history_entries (subject_type, subject_id, id)`,
    );
    await runner.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'table % is append only', TG_TABLE_NAME; END $$`);
    await runner.query(`
      CREATE TRIGGER history_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON history_entries
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);

    // One row for each running number ('commitment:2026'); the row lock makes numbers dense and unique.
    await runner.query(`CREATE TABLE counters (key text PRIMARY KEY, value integer NOT NULL)`);

    // The row is written in the same transaction as what it stands for, so a crash forgets both together.
    await runner.query(`
      CREATE TABLE idempotency_keys (
        actor_id uuid NOT NULL,
        route text NOT NULL,
        key text NOT NULL CHECK (length(key) <= 255),
        request_hash text NOT NULL,
        status smallint,
        response text,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (actor_id, route, key)
      )`);
    await runner.query(`CREATE INDEX idempotency_keys_created_at ON idempotency_keys (created_at)`);

    // Shape asked for by rate-limiter-flexible (RateLimiterPostgres).
    await runner.query(`
      CREATE TABLE rate_limits (key varchar(255) PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE rate_limits, idempotency_keys, counters, history_entries`);
    await runner.query(`DROP FUNCTION refuse_change`);
  }
}
