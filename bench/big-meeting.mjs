// A meeting as large as the regency's hall: 300 seats, 60 agenda items, 2,000 paragraphs of notes, 60 decisions. Laid
// anew for each measurement, since what is measured changes it.
import { randomUUID } from 'node:crypto';

export const size = { seats: 300, items: 60, notes: 1900, decisions: 60 };

/**
 * @param {import('typeorm').DataSource} source
 * @param {string} today its day
 * @returns {Promise<string>} its id
 */
export async function layBigMeeting(source, today, { seats, items, notes, decisions } = size) {
  const id = randomUUID();
  await source.transaction(async (manager) => {
    await manager.query(
      `INSERT INTO meetings (id, reference, title, kind, status, mode, starts_at, ends_at, time_zone, venue,
         classification, letter, version, created_at, published_at, chair_position_id)
       SELECT $1::uuid, 'RKR-' || left($1::uuid::text, 8), 'Rapat koordinasi besar', 'coordination', 'held', 'on_site',
         $2::date + interval '2 hours', $2::date + interval '5 hours', 'Asia/Jakarta', 'Aula Bupati', 'internal', '{}', 1,
         now(), now(), (SELECT id FROM positions ORDER BY id LIMIT 1)`,
      [id, today],
    );
    await manager.query(
      `INSERT INTO attendances (id, meeting_id, position_id, organisation_id, status, number)
       SELECT uuidv7(), $1::uuid, p.id, p.organisation_id, CASE WHEN n % 3 = 0 THEN 'confirmed' ELSE 'invited' END, n
       FROM (SELECT id, organisation_id, row_number() OVER (ORDER BY id)::int AS n FROM positions) AS p WHERE n <= $2`,
      [id, seats],
    );
    await manager.query(
      `INSERT INTO agenda_items (id, meeting_id, number, topic, title, minutes, classification, presenter_position_id)
       SELECT uuidv7(), $1::uuid, n, (ARRAY['csr', 'infrastructure', 'permits'])[1 + n % 3], 'Pembahasan butir ' || n, 5, 'open',
         (SELECT id FROM positions ORDER BY id OFFSET n LIMIT 1)
       FROM generate_series(1, $2::int) AS n`,
      [id, items],
    );
    await manager.query(
      `INSERT INTO decisions (id, meeting_id, number, text, agenda_item_id)
       SELECT uuidv7(), $1::uuid, a.number, 'Pengelola kawasan memasang penerangan pada jalur akses pekerja ' || a.number, a.id
       FROM agenda_items a WHERE a.meeting_id = $1 AND a.number <= $2`,
      [id, decisions],
    );
    await manager.query(
      `INSERT INTO note_blocks (id, meeting_id, agenda_item_id, order_key, kind, text, speaker_position_id, version,
         created_at, updated_at)
       SELECT uuidv7(), $1::uuid, a.id, 'a' || lpad(n::text, 5, '0'),
         (ARRAY['information', 'consideration', 'direction'])[1 + n % 3],
         'Dinas Perhubungan menyampaikan bahwa 60 titik pada jalur akses pekerja belum berlampu, paragraf ' || n,
         CASE WHEN n % 2 = 0 THEN a.presenter_position_id END, 1, now(), now()
       FROM generate_series(1, $2::int) AS n JOIN agenda_items a ON a.meeting_id = $1 AND a.number = 1 + n % $3`,
      [id, notes, items],
    );
    await manager.query('ANALYZE note_blocks, attendances, agenda_items, decisions');
  });
  return id;
}
