import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Agenda and decisions as they were approved, kept while an erratum rewrites their rows: readers go on reading these.
 * Of an erratum that is open already it is what its version says, with what a version does not hold from the rows.
 */
export class Errata1764002900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE minutes ADD COLUMN approved_parts jsonb`);
    // There are few at a time: a list asks for all of them.
    await runner.query(`
      CREATE INDEX minutes_errata ON minutes (meeting_id) WHERE approved_parts IS NOT NULL`);
    await runner.query(`
      UPDATE minutes i SET approved_parts = jsonb_build_object(
        'agenda', coalesce((
          SELECT jsonb_agg(jsonb_build_object('minutes', 15, 'returns', 0) || coalesce(to_jsonb(a), '{}')
            || (item - 'notes') || jsonb_build_object('meeting_id', i.meeting_id))
          FROM jsonb_array_elements(v.content::jsonb -> 'agenda') AS item
            LEFT JOIN agenda_items a ON a.id = (item ->> 'id')::uuid), '[]'),
        'decisions', coalesce((
          SELECT jsonb_agg(jsonb_build_object(
            'id', coalesce(n.id, md5(i.meeting_id || ':' || (decision ->> 'number'))::uuid),
            'meeting_id', i.meeting_id, 'agenda_item_id', decision -> 'agendaItemId',
            'number', decision -> 'number', 'topic', decision -> 'topic', 'text', decision -> 'text'))
          FROM jsonb_array_elements(v.content::jsonb -> 'decisions') AS decision
            LEFT JOIN decisions n ON n.meeting_id = i.meeting_id AND n.number = (decision ->> 'number')::integer), '[]'),
        'files', coalesce((
          SELECT jsonb_agg(f.id) FROM agenda_files f
          WHERE f.meeting_id = i.meeting_id AND f.uploaded_at <= v.approved_at), '[]'))
      FROM minutes_versions v, meetings m
      WHERE m.id = i.meeting_id AND m.minutes_state = 'erratum'
        AND v.meeting_id = i.meeting_id AND v.number = i.approved_version`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE minutes DROP COLUMN approved_parts`);
  }
}
