import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was written on an agenda item becomes paragraphs of the minutes, which alone can be commented on and approved.
 * They stand before those that are there ('W…' is a whole key, smaller than any that the page has made), and their ids
 * follow from the item, so that a version approved before compares with what comes after it.
 */
export class OnePlaceForNotes1764002200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      INSERT INTO note_blocks (id, meeting_id, agenda_item_id, order_key, kind, text, version, created_at, updated_at)
      SELECT md5(a.id || ':' || p.place)::uuid, a.meeting_id, a.id, 'W' || lpad(p.place::text, 4, '0'), 'information',
        p.text, 1, m.created_at, m.created_at
      FROM agenda_items a JOIN meetings m ON m.id = a.meeting_id
        CROSS JOIN LATERAL (
          SELECT row_number() OVER (ORDER BY whole.place, part) AS place,
            substr(whole.text, part * 10000 + 1, 10000) AS text
          FROM regexp_split_to_table(a.notes, '\\s*\\n\\s*\\n\\s*') WITH ORDINALITY AS whole (text, place)
            CROSS JOIN generate_series(0, (length(whole.text) - 1) / 10000) AS part
          WHERE whole.text <> '') AS p
      WHERE a.notes IS NOT NULL`);
    await runner.query(`ALTER TABLE agenda_items DROP COLUMN notes`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE agenda_items ADD COLUMN notes text`);
    await runner.query(`
      UPDATE agenda_items a SET notes = (
        SELECT string_agg(b.text, E'\\n\\n' ORDER BY b.order_key COLLATE "C") FROM note_blocks b
        WHERE b.agenda_item_id = a.id AND b.order_key LIKE 'W____' AND b.id = md5(a.id || ':' || substr(b.order_key, 2)::int)::uuid)`);
    await runner.query(`
      DELETE FROM note_blocks b
      WHERE b.order_key LIKE 'W____' AND b.id = md5(b.agenda_item_id || ':' || substr(b.order_key, 2)::int)::uuid`);
  }
}
