import { createHash } from 'node:crypto';
import sql from 'sql-template-tag';
import type { TestOffice } from '../support/office.js';

export interface Recount {
  text: string;
  sha256: string;
}

/** The minutes as the rows have them now, by SQL and bytes written apart from what the program does. */
export async function recount(office: TestOffice, meetingId: string): Promise<Recount> {
  const [row] = await office.rows<{ content: unknown }>(sql`
    SELECT json_build_object(
      'meeting', json_build_object('id', m.id, 'reference', m.reference, 'title', m.title, 'kind', m.kind,
        'mode', m.mode, 'date', to_char(m.starts_at AT TIME ZONE m.time_zone, 'YYYY-MM-DD'),
        'startTime', to_char(m.starts_at AT TIME ZONE m.time_zone, 'HH24:MI'),
        'endTime', to_char(m.ends_at AT TIME ZONE m.time_zone, 'HH24:MI'),
        'timeZone', m.time_zone, 'venue', m.venue,
        'chair', (SELECT title FROM positions WHERE id = m.chair_position_id)),
      'attendance', (SELECT coalesce(json_agg(json_build_object('number', t.number, 'status', t.status,
          'organisation', coalesce((SELECT name FROM organisations WHERE id = t.organisation_id), t.guest_organisation),
          'position', (SELECT title FROM positions WHERE id = t.position_id), 'name', t.name,
          'representedBy', t.represented_by) ORDER BY t.number), '[]')
        FROM attendances t WHERE t.meeting_id = m.id),
      'agenda', (SELECT coalesce(json_agg(json_build_object('id', a.id, 'number', a.number, 'topic', a.topic,
          'title', a.title, 'classification', a.classification) ORDER BY a.number), '[]')
        FROM agenda_items a WHERE a.meeting_id = m.id),
      'blocks', (SELECT coalesce(json_agg(json_build_object('id', b.id, 'agendaItemId', b.agenda_item_id,
          'orderKey', b.order_key, 'kind', b.kind, 'text', b.text, 'speaker', b.speaker_name)
          ORDER BY (SELECT number FROM agenda_items WHERE id = b.agenda_item_id), b.order_key COLLATE "C", b.id), '[]')
        FROM note_blocks b WHERE b.meeting_id = m.id AND b.deleted_at IS NULL AND b.text <> ''),
      'decisions', (SELECT coalesce(json_agg(json_build_object('number', d.number, 'topic', d.topic,
          'text', d.text, 'agendaItemId', d.agenda_item_id) ORDER BY d.number), '[]')
        FROM decisions d WHERE d.meeting_id = m.id),
      'commitments', (SELECT coalesce(json_agg(json_build_object('id', c.id, 'reference', c.reference,
          'title', c.title, 'status', c.status, 'owner', (SELECT name FROM organisations WHERE id = c.owner_id),
          'indicator', c.indicator, 'target', c.target, 'unit', c.unit, 'dueOn', c.due_on,
          'agendaItemId', c.agenda_item_id) ORDER BY c.reference), '[]')
        FROM commitments c WHERE c.meeting_id = m.id)) AS content
    FROM meetings m WHERE m.id = ${meetingId}`);
  const text = sorted(row?.content);
  return { text, sha256: createHash('sha256').update(text).digest('hex') };
}

/** JSON with sorted keys. */
function sorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const parts = Object.keys(value).toSorted();
  const told = parts.map(
    (key) => `${JSON.stringify(key)}:${sorted((value as Record<string, unknown>)[key])}`,
  );
  return `{${told.join(',')}}`;
}
