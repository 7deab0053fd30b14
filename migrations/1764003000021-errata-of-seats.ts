import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who was there, and when and where, is kept as it was approved while an erratum is open, as agenda and decisions are.
 * Of one that is open already it is what stands there now: nothing else is left of it by seat.
 */
export class ErrataOfSeats1764003000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE minutes i SET approved_parts = i.approved_parts || jsonb_build_object(
        'attendances', coalesce((
          SELECT jsonb_agg(jsonb_build_object('id', t.id, 'meeting_id', t.meeting_id, 'number', t.number,
            'status', t.status, 'organisation_id', t.organisation_id, 'position_id', t.position_id, 'name', t.name,
            'guest_organisation', t.guest_organisation, 'represented_by', t.represented_by,
            'assignment_letter', t.assignment_letter, 'checked_in_at', t.checked_in_at,
            'checked_in_via', t.checked_in_via, 'signature', CASE WHEN t.signature IS NOT NULL THEN '\\x' END))
          FROM attendances t WHERE t.meeting_id = i.meeting_id), '[]'),
        'plan', (SELECT jsonb_build_object('title', m.title, 'mode', m.mode, 'starts_at', m.starts_at,
            'ends_at', m.ends_at, 'time_zone', m.time_zone, 'venue', m.venue, 'online_url', m.online_url,
            'organizer', m.organizer)
          FROM meetings m WHERE m.id = i.meeting_id))
      WHERE i.approved_parts IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE minutes SET approved_parts = approved_parts - 'attendances' - 'plan' WHERE approved_parts IS NOT NULL`);
  }
}
