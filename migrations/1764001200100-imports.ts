import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables that were uploaded: what stands in each row, what becomes of it, and what became of it. */
export class Imports1764001200100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE imports (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('villages', 'organisations', 'people')),
        file_name text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 200),
        headings jsonb NOT NULL,
        mapping jsonb NOT NULL,
        status text NOT NULL CHECK (status IN ('preview', 'done')),
        created_by_id uuid REFERENCES users (id),
        created_by_name text NOT NULL,
        created_at timestamptz NOT NULL,
        done_at timestamptz,
        version integer NOT NULL,
        CHECK ((status = 'done') = (done_at IS NOT NULL))
      )`);
    await runner.query(`CREATE INDEX imports_created ON imports (created_at)`);
    await runner.query(`
      CREATE TABLE import_rows (
        import_id uuid NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
        -- As the sheet numbers it: the headings stand in row 1.
        number integer NOT NULL CHECK (number > 1),
        cells jsonb NOT NULL,
        outcome text NOT NULL CHECK (outcome IN ('create', 'update', 'same', 'refused', 'duplicate')),
        label text NOT NULL,
        detail jsonb NOT NULL,
        PRIMARY KEY (import_id, number)
      )`);
    await runner.query(`CREATE INDEX import_rows_outcome ON import_rows (import_id, outcome, number)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE import_rows, imports`);
  }
}
