import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people decide on what is held about them: consents to channels, and requests to correct something. */
export class MyData1764000800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE consents (
        -- Counted by PostgreSQL: which decision was the last is not for the clocks of several servers to say.
        number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users (id),
        channel text NOT NULL,
        text_version integer NOT NULL,
        given boolean NOT NULL,
        at timestamptz NOT NULL,
        by_id uuid NOT NULL REFERENCES users (id)
      )`);
    // The last row is what counts; the others prove what counted when.
    await runner.query(`CREATE INDEX consents_last ON consents (user_id, channel, number DESC)`);
    await runner.query(`
      CREATE TRIGGER consents_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON consents
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    // Who is written to follows from it, so the planner looks again.
    await runner.query(`
      CREATE TRIGGER consents_reminder_change AFTER INSERT ON consents
      FOR EACH STATEMENT EXECUTE FUNCTION note_reminder_change()`);

    await runner.query(`
      CREATE TABLE corrections (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users (id),
        field text NOT NULL,
        wrong text NOT NULL CHECK (length(wrong) BETWEEN 1 AND 2000),
        wanted text NOT NULL CHECK (length(wanted) BETWEEN 1 AND 2000),
        status text NOT NULL CHECK (status IN ('open', 'done', 'refused')),
        reason text CHECK (length(reason) <= 2000),
        created_at timestamptz NOT NULL,
        due_at timestamptz NOT NULL,
        answered_at timestamptz,
        answered_by_id uuid REFERENCES users (id),
        version integer NOT NULL,
        CHECK ((status = 'open') = (answered_at IS NULL)),
        CHECK (status <> 'refused' OR reason IS NOT NULL)
      )`);
    await runner.query(`CREATE INDEX corrections_user ON corrections (user_id, id DESC)`);
    await runner.query(`CREATE INDEX corrections_open ON corrections (id) WHERE status = 'open'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE corrections, consents`);
  }
}
