import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was said in a meeting, paragraph by paragraph, as it is typed. */
export class Minutes1764000900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE note_blocks (
        id uuid PRIMARY KEY,
        meeting_id uuid NOT NULL REFERENCES meetings (id),
        agenda_item_id uuid NOT NULL REFERENCES agenda_items (id),
        order_key text NOT NULL CHECK (order_key ~ '^[0-9A-Za-z]+$' AND length(order_key) <= 500),
        kind text NOT NULL
          CHECK (kind IN ('information', 'consideration', 'direction', 'decision', 'commitment')),
        text text NOT NULL CHECK (length(text) <= 10000),
        speaker_position_id uuid REFERENCES positions (id),
        speaker_name text CHECK (length(speaker_name) BETWEEN 1 AND 200),
        -- Struck decisions leave their paragraph behind.
        decision_id uuid REFERENCES decisions (id) ON DELETE SET NULL,
        commitment_id uuid REFERENCES commitments (id),
        version integer NOT NULL,
        created_by_id uuid REFERENCES users (id),
        created_at timestamptz NOT NULL,
        updated_by_id uuid REFERENCES users (id),
        updated_at timestamptz NOT NULL,
        deleted_at timestamptz,
        CHECK (speaker_position_id IS NULL OR speaker_name IS NULL)
      )`);
    // Keys are compared byte by byte, as the page that makes them compares them.
    await runner.query(`
      CREATE INDEX note_blocks_list ON note_blocks (meeting_id, agenda_item_id, order_key COLLATE "C", id)`);
    await runner.query(`CREATE INDEX note_blocks_agenda_item ON note_blocks (agenda_item_id)`);
    await runner.query(`
      CREATE INDEX note_blocks_decision ON note_blocks (decision_id) WHERE decision_id IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE note_blocks`);
  }
}
