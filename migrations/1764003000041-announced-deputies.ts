import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Marked as represented before the day of the meeting. */
const announced = `
  m.id = a.meeting_id AND a.status = 'represented' AND m.status IN ('draft', 'scheduled', 'postponed')
  AND (m.starts_at AT TIME ZONE m.time_zone)::date > (now() AT TIME ZONE m.time_zone)::date`;

/**
 * Who sends somebody has answered, whoever noted it: until the day of the meeting nobody has been represented, so it
 * is confirmed with the name of who comes, as the invitee's own answer is. Without a name nobody knows who comes yet.
 */
export class AnnouncedDeputies1764003000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE attendances a SET status = 'invited' FROM meetings m WHERE ${announced} AND a.represented_by IS NULL`);
    await runner.query(`
      UPDATE attendances a SET status = 'confirmed', answer = coalesce(a.answer, 'represented'),
        answer_for = coalesce(a.answer_for, m.starts_at), answered_via = coalesce(a.answered_via, 'phone'),
        deputy_name = coalesce(a.deputy_name, a.represented_by)
      FROM meetings m WHERE ${announced}`);
  }

  async down(): Promise<void> {
    // Both forms were read as the same before.
  }
}
