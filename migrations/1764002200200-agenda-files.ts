import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files of agenda items; their bytes lie in the data directory. */
export class AgendaFiles1764002200200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE agenda_files (
        id uuid PRIMARY KEY,
        meeting_id uuid NOT NULL REFERENCES meetings (id),
        agenda_item_id uuid NOT NULL REFERENCES agenda_items (id),
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
        type text NOT NULL,
        size integer NOT NULL CHECK (size > 0),
        sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        uploaded_by_id uuid REFERENCES users (id),
        uploaded_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE INDEX agenda_files_item ON agenda_files (agenda_item_id, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE agenda_files`);
  }
}
