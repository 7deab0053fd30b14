import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people without an account told staff about being written to. */
export class Contacts1764001400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE person_consents (
        -- Counted by PostgreSQL: which word was the last is not for the clocks of several servers to say.
        number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES people (id),
        channel text NOT NULL,
        text_version integer NOT NULL,
        given boolean NOT NULL,
        means text NOT NULL CHECK (means IN ('in_person', 'telephone', 'whatsapp', 'email', 'letter')),
        note text CHECK (length(note) BETWEEN 1 AND 500),
        at timestamptz NOT NULL,
        by_id uuid NOT NULL REFERENCES users (id),
        by_name text NOT NULL
      )`);
    // The last row is what counts; the others prove what counted when.
    await runner.query(
      `CREATE INDEX person_consents_last ON person_consents (person_id, channel, number DESC)`,
    );
    await runner.query(`
      CREATE TRIGGER person_consents_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON person_consents
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    // Who is written to follows from it, so the planner looks again.
    await runner.query(`
      CREATE TRIGGER person_consents_reminder_change AFTER INSERT ON person_consents
      FOR EACH STATEMENT EXECUTE FUNCTION note_reminder_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE person_consents`);
  }
}
