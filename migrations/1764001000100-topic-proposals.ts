import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What organisations that take part in a meeting ask to have on its agenda. */
export class TopicProposals1764001000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE topic_proposals (
        id uuid PRIMARY KEY,
        meeting_id uuid NOT NULL REFERENCES meetings (id),
        organisation_id uuid NOT NULL REFERENCES organisations (id),
        topic text NOT NULL
          CHECK (topic IN ('general', 'csr', 'infrastructure', 'permits', 'vocational', 'basic_services')),
        title text NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
        reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
        status text NOT NULL CHECK (status IN ('open', 'accepted', 'refused', 'withdrawn')),
        proposed_by_name text NOT NULL,
        proposed_at timestamptz NOT NULL,
        answered_by_name text,
        answered_at timestamptz,
        answer_note text CHECK (length(answer_note) <= 2000),
        -- The item may be taken off the agenda again; that it was accepted stays.
        agenda_item_id uuid REFERENCES agenda_items (id) ON DELETE SET NULL,
        CHECK ((status IN ('accepted', 'refused')) = (answered_at IS NOT NULL)),
        CHECK (status <> 'refused' OR answer_note IS NOT NULL)
      )`);
    await runner.query(
      `CREATE INDEX topic_proposals_meeting ON topic_proposals (meeting_id, proposed_at, id)`,
    );
    await runner.query(
      `CREATE INDEX topic_proposals_item ON topic_proposals (agenda_item_id) WHERE agenda_item_id IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE topic_proposals`);
  }
}
