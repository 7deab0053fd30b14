import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What invitees answered, and the links by which they do so without signing in. */
export class Answers1764001100100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE attendances
        ADD COLUMN answer text CHECK (answer IN ('coming', 'represented', 'declined')),
        ADD COLUMN answer_for timestamptz,
        ADD COLUMN answered_at timestamptz,
        ADD COLUMN answered_via text CHECK (answered_via IN ('link', 'phone', 'aide', 'page')),
        ADD COLUMN answered_by text CHECK (length(answered_by) <= 200),
        ADD COLUMN deputy_name text CHECK (length(deputy_name) <= 200),
        ADD COLUMN deputy_position text CHECK (length(deputy_position) <= 200),
        ADD COLUMN assignment_letter text CHECK (length(assignment_letter) <= 100),
        ADD COLUMN answer_reason text CHECK (length(answer_reason) <= 1000),
        ADD CONSTRAINT attendances_answer CHECK ((answer IS NULL) = (answer_for IS NULL)),
        ADD CONSTRAINT attendances_deputy CHECK (answer <> 'represented' OR deputy_name IS NOT NULL)`);
    // What staff had noted before there were answers.
    await runner.query(`
      UPDATE attendances a SET answer = CASE a.status WHEN 'confirmed' THEN 'coming' ELSE 'declined' END,
        answer_for = m.starts_at, answered_via = 'phone'
      FROM meetings m WHERE m.id = a.meeting_id AND a.status IN ('confirmed', 'declined')`);

    await runner.query(`
      CREATE TABLE answer_links (
        id uuid PRIMARY KEY,
        meeting_id uuid NOT NULL REFERENCES meetings (id),
        invitee text NOT NULL,
        token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
        created_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE INDEX answer_links_meeting ON answer_links (meeting_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE answer_links`);
    await runner.query(`
      ALTER TABLE attendances DROP COLUMN answer, DROP COLUMN answer_for, DROP COLUMN answered_at,
        DROP COLUMN answered_via, DROP COLUMN answered_by, DROP COLUMN deputy_name, DROP COLUMN deputy_position,
        DROP COLUMN assignment_letter, DROP COLUMN answer_reason`);
  }
}
