import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who sends somebody has answered, whoever noted it: until the day of the meeting nobody has been represented, so it
 * is confirmed with the name of who comes, as the invitee's own answer is. Without a name nobody knows who comes yet.
 */
export class AnnouncedDeputies1764003000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE attendances a SET status = CASE WHEN a.represented_by IS NULL THEN 'invited' ELSE 'confirmed' END,
        answer = CASE WHEN a.represented_by IS NULL THEN a.answer ELSE coalesce(a.answer, 'represented') END,
        answer_for = CASE WHEN a.represented_by IS NULL THEN a.answer_for ELSE coalesce(a.answer_for, m.starts_at) END,
        answered_via = CASE WHEN a.represented_by IS NULL THEN a.answered_via ELSE coalesce(a.answered_via, 'phone') END,
        deputy_name = coalesce(a.deputy_name, a.represented_by)
      FROM meetings m
      WHERE m.id = a.meeting_id AND a.status = 'represented' AND m.status IN ('draft', 'scheduled', 'postponed')
        AND (m.starts_at AT TIME ZONE m.time_zone)::date > (now() AT TIME ZONE m.time_zone)::date`);
  }

  async down(): Promise<void> {
    // Both forms were read as the same before.
  }
}
