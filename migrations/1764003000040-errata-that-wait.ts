import type { MigrationInterface, QueryRunner } from 'typeorm';

const kept = ['title', 'mode', 'starts_at', 'ends_at', 'time_zone', 'venue', 'online_url', 'organizer'];
const waiting = [
  ...kept,
  'kind',
  'district_code',
  'chair_position_id',
  'secretary_position_id',
  'note_taker_position_id',
  'letter',
];

const written = `(
  SELECT jsonb_object_agg(w.key, w.value) FROM jsonb_each(to_jsonb(m)) AS w
  WHERE w.key IN (${waiting.map((column) => `'${column}'`).join(', ')}))`;

/**
 * What an erratum changes of title, time and place waits beside the meeting until it is approved, so that lists, the
 * calendar and mails tell what was approved. Of one that is open already, what was written moves there, and what was
 * approved back into the row. Whose seats were approved stands in a column of its own: every list of an organisation asks.
 */
export class ErrataThatWait1764003000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE meetings ADD COLUMN erratum jsonb`);
    await runner.query(`
      UPDATE meetings m SET (erratum, ${kept.join(', ')}) = (
        SELECT ${written}, ${kept.map((column) => `p.${column}`).join(', ')}
        FROM jsonb_populate_record(m, i.approved_parts -> 'plan') AS p)
      FROM minutes i WHERE i.meeting_id = m.id AND i.approved_parts -> 'plan' IS NOT NULL`);
    await runner.query(`ALTER TABLE minutes ADD COLUMN approved_organisation_ids jsonb`);
    await runner.query(`
      UPDATE minutes SET approved_parts = approved_parts - 'plan',
        approved_organisation_ids = jsonb_path_query_array(approved_parts, '$.attendances[*].organisation_id')
      WHERE approved_parts IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE minutes i SET approved_parts = i.approved_parts || jsonb_build_object('plan', ${written})
      FROM meetings m WHERE m.id = i.meeting_id AND i.approved_parts IS NOT NULL`);
    await runner.query(`
      UPDATE meetings m SET (${waiting.join(', ')}) = (
        SELECT ${waiting.map((column) => `p.${column}`).join(', ')} FROM jsonb_populate_record(m, m.erratum) AS p)
      WHERE m.erratum IS NOT NULL`);
    await runner.query(`ALTER TABLE meetings DROP COLUMN erratum`);
    await runner.query(`ALTER TABLE minutes DROP COLUMN approved_organisation_ids`);
  }
}
