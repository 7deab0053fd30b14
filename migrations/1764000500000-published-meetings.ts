import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a meeting was published; one that was cancelled as a draft never was, and stays with staff. */
export class PublishedMeetings1764000500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE meetings ADD COLUMN published_at timestamptz`);
    // History knows of each move; what has gone on without a story was not a draft any more either.
    await runner.query(`
      UPDATE meetings SET published_at = coalesce(
        (SELECT min(h.at) FROM history_entries h
          WHERE h.subject_type = 'meeting' AND h.subject_id = meetings.id AND h.verb = 'publish'),
        CASE WHEN status NOT IN ('draft', 'cancelled') THEN created_at END)`);
    await runner.query(`
      ALTER TABLE meetings ADD CONSTRAINT meetings_published
      CHECK (published_at IS NOT NULL OR status IN ('draft', 'cancelled'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE meetings DROP COLUMN published_at`);
  }
}
