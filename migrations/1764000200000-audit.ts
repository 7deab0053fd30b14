import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The seal on the history: what waits for it, the chain, its heads, whom they were mailed to; traces of readings. */
export class Audit1764000200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Written beside each entry and taken out by the sealer. It holds the number of the writing transaction, so that
    // history_entries, which is never altered, needs no column that means nothing after a move to another server.
    await runner.query(`
      CREATE TABLE history_unsealed (
        entry_id uuid PRIMARY KEY,
        written_by xid8 NOT NULL DEFAULT pg_current_xact_id()
      )`);
    await runner.query(`INSERT INTO history_unsealed (entry_id) SELECT id FROM history_entries`);

    await runner.query(`
      CREATE TABLE history_seals (
        sequence bigint PRIMARY KEY CHECK (sequence > 0),
        entry_id uuid NOT NULL UNIQUE REFERENCES history_entries (id),
        content_hash bytea NOT NULL CHECK (length(content_hash) = 32),
        chain_hash bytea NOT NULL CHECK (length(chain_hash) = 32)
      )`);
    await runner.query(`
      CREATE TABLE history_heads (
        size bigint PRIMARY KEY REFERENCES history_seals (sequence),
        hash bytea NOT NULL CHECK (length(hash) = 32),
        at timestamptz NOT NULL
      )`);
    for (const table of ['history_seals', 'history_heads']) {
      await runner.query(`
        CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    }

    // One mail a day to each address, however many workers there are: the row is lock, lease and proof.
    await runner.query(`
      CREATE TABLE history_mails (
        day date NOT NULL,
        address text NOT NULL,
        id uuid NOT NULL,
        size bigint NOT NULL,
        hash bytea NOT NULL,
        attempts integer NOT NULL,
        next_attempt_at timestamptz NOT NULL,
        sent_at timestamptz,
        error text,
        PRIMARY KEY (day, address)
      )`);

    // The last trace that a person's readings of a record left, so that a page that fetches again leaves no second one.
    await runner.query(`
      CREATE TABLE history_readings (
        actor_id uuid NOT NULL,
        subject_type text NOT NULL,
        subject_id uuid NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (actor_id, subject_type, subject_id)
      )`);

    // The audit trail, newest first: of all, and of one person.
    await runner.query(`CREATE INDEX history_entries_at ON history_entries (at, id)`);
    await runner.query(`CREATE INDEX history_entries_actor ON history_entries (actor_id, at, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX history_entries_actor, history_entries_at`);
    await runner.query(
      `DROP TABLE history_readings, history_mails, history_heads, history_seals, history_unsealed`,
    );
  }
}
