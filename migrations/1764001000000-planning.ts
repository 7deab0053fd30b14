import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A meeting follows another, and what was left of an agenda returns on the next one. */
export class Planning1764001000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE meetings ADD COLUMN previous_id uuid REFERENCES meetings (id)`);
    await runner.query(
      `CREATE INDEX meetings_previous ON meetings (previous_id) WHERE previous_id IS NOT NULL`,
    );
    await runner.query(`
      ALTER TABLE agenda_items
        ADD COLUMN presenter_position_id uuid REFERENCES positions (id),
        ADD COLUMN continues_id uuid REFERENCES agenda_items (id),
        -- How often it has come back: one more than what it continues, which never changes any more.
        ADD COLUMN returns integer NOT NULL DEFAULT 0,
        ADD CONSTRAINT agenda_items_returns CHECK (returns >= 0 AND (returns > 0) = (continues_id IS NOT NULL))`);
    await runner.query(
      `CREATE INDEX agenda_items_continues ON agenda_items (continues_id) WHERE continues_id IS NOT NULL`,
    );
    // What is still open of an agenda item is asked by the item, and by the decision that was taken on it.
    await runner.query(
      `CREATE INDEX commitments_agenda_item ON commitments (agenda_item_id) WHERE agenda_item_id IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX commitments_decision ON commitments (decision_id) WHERE decision_id IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX decisions_agenda_item ON decisions (agenda_item_id) WHERE agenda_item_id IS NOT NULL`,
    );
    await runner.query(`
      CREATE TABLE saved_filters (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users (id),
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
        filter jsonb NOT NULL,
        created_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE UNIQUE INDEX saved_filters_name ON saved_filters (user_id, lower(name))`);
    await runner.query(`
      CREATE TABLE meeting_templates (
        id uuid PRIMARY KEY,
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
        plan jsonb NOT NULL,
        agenda jsonb NOT NULL,
        version integer NOT NULL,
        created_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE UNIQUE INDEX meeting_templates_name ON meeting_templates (lower(name))`);
    await runner.query(`
      CREATE TABLE meeting_series (
        id uuid PRIMARY KEY,
        starts_on date NOT NULL,
        recurrence jsonb NOT NULL,
        plan jsonb NOT NULL,
        agenda jsonb NOT NULL,
        pattern_id uuid NOT NULL REFERENCES meetings (id),
        ended_at timestamptz,
        version integer NOT NULL,
        created_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE INDEX meeting_series_running ON meeting_series (id) WHERE ended_at IS NULL`);
    await runner.query(`
      ALTER TABLE meetings
        ADD COLUMN series_id uuid REFERENCES meeting_series (id),
        ADD COLUMN recurrence_on date,
        ADD CONSTRAINT meetings_recurrence CHECK ((series_id IS NULL) = (recurrence_on IS NULL))`);
    // A day of the rule is one meeting, however many workers look.
    await runner.query(
      `CREATE UNIQUE INDEX meetings_series ON meetings (series_id, recurrence_on) WHERE series_id IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE meetings DROP COLUMN recurrence_on, DROP COLUMN series_id`);
    await runner.query(`DROP TABLE meeting_series, meeting_templates, saved_filters`);
    await runner.query(`DROP INDEX decisions_agenda_item, commitments_decision, commitments_agenda_item`);
    await runner.query(`ALTER TABLE agenda_items
      DROP COLUMN returns, DROP COLUMN continues_id, DROP COLUMN presenter_position_id`);
    await runner.query(`ALTER TABLE meetings DROP COLUMN previous_id`);
  }
}
