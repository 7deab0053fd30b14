import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is competent for an agenda item, and who confirmed afterwards what was decided without a mandate. */
export class Mandates1764001100400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE agenda_item_parties (
        agenda_item_id uuid NOT NULL REFERENCES agenda_items (id) ON DELETE CASCADE,
        organisation_id uuid NOT NULL REFERENCES organisations (id),
        PRIMARY KEY (agenda_item_id, organisation_id)
      )`);
    await runner.query(`
      CREATE TABLE decision_confirmations (
        decision_id uuid NOT NULL REFERENCES decisions (id) ON DELETE CASCADE,
        organisation_id uuid NOT NULL REFERENCES organisations (id),
        note text CHECK (length(note) <= 1000),
        confirmed_by text NOT NULL,
        confirmed_at timestamptz NOT NULL,
        PRIMARY KEY (decision_id, organisation_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE decision_confirmations, agenda_item_parties`);
  }
}
