import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What becomes of minutes after the meeting: a round of correction, approval, versions. */
export class Approval1764001300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE meetings ADD COLUMN minutes_state text CHECK (minutes_state IN ('approved', 'erratum'))`);
    await runner.query(`
      CREATE TABLE minutes (
        id uuid PRIMARY KEY,
        meeting_id uuid NOT NULL UNIQUE REFERENCES meetings (id),
        status text NOT NULL CHECK (status IN ('draft', 'correction', 'awaiting_approval', 'approved')),
        round_ends_on date,
        reference text UNIQUE,
        approved_version integer NOT NULL,
        erratum_reason text CHECK (length(erratum_reason) BETWEEN 1 AND 2000),
        created_at timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE minutes_comments (
        id uuid PRIMARY KEY,
        meeting_id uuid NOT NULL REFERENCES meetings (id),
        block_id uuid NOT NULL,
        agenda_item_id uuid NOT NULL REFERENCES agenda_items (id) ON DELETE CASCADE,
        organisation_name text,
        quote text NOT NULL,
        text text NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
        status text NOT NULL CHECK (status IN ('open', 'taken_over', 'not_taken_over')),
        author_id uuid REFERENCES users (id),
        author_name text NOT NULL,
        created_at timestamptz NOT NULL,
        answer_note text CHECK (length(answer_note) <= 2000),
        answered_by_name text,
        answered_at timestamptz
      )`);
    await runner.query(
      `CREATE INDEX minutes_comments_meeting ON minutes_comments (meeting_id, created_at, id)`,
    );
    await runner.query(`CREATE INDEX minutes_comments_item ON minutes_comments (agenda_item_id)`);
    // The content is text and not jsonb: its hash is that of these very bytes.
    await runner.query(`
      CREATE TABLE minutes_versions (
        id uuid PRIMARY KEY,
        meeting_id uuid NOT NULL REFERENCES meetings (id),
        number integer NOT NULL CHECK (number > 0),
        reference text NOT NULL,
        content text NOT NULL,
        sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        reason text,
        approved_by_id uuid REFERENCES users (id),
        approved_by_name text NOT NULL,
        noted_for_chair boolean NOT NULL,
        approved_at timestamptz NOT NULL,
        UNIQUE (meeting_id, number)
      )`);
    await runner.query(`
      CREATE TRIGGER minutes_versions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON minutes_versions
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE minutes_versions, minutes_comments, minutes`);
    await runner.query(`ALTER TABLE meetings DROP COLUMN minutes_state`);
  }
}
