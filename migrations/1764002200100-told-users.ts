import type { MigrationInterface, QueryRunner } from 'typeorm';

const before = `'invitation', 'change', 'postponement', 'new_time', 'cancellation', 'withdrawal', 'request'`;

/** Notices go to users as well: of a round of correction, and of the answer to a topic that they proposed. */
export class ToldUsers1764002200100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE topic_proposals ADD COLUMN proposed_by_id uuid REFERENCES users (id)`);
    await this.allow(runner, `${before}, 'correction_round', 'topic_accepted', 'topic_refused'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM meeting_notices WHERE invitee LIKE 'user:%'`);
    await this.allow(runner, before);
    await runner.query(`ALTER TABLE topic_proposals DROP COLUMN proposed_by_id`);
  }

  private async allow(runner: QueryRunner, kinds: string): Promise<void> {
    await runner.query(`
      ALTER TABLE meeting_notices DROP CONSTRAINT meeting_notices_kind_check,
        ADD CONSTRAINT meeting_notices_kind_check CHECK (kind IN (${kinds}))`);
  }
}
