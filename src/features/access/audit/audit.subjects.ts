import sql, { join, raw, type Sql } from 'sql-template-tag';

/**
 * Entry `e` of meeting `m` may tell of an exempt item that was struck. Whether a struck item was exempt is no longer
 * known; where the history says that there was one, any of its entries may name it.
 */
const tellsOfGoneItem = sql`(
  e.verb = 'remove-agenda-item'
  OR EXISTS (
    SELECT FROM history_entries h WHERE h.subject_type = 'meeting' AND h.subject_id = m.id
      AND h.verb IN ('add-agenda-item', 'edit-agenda-item') AND h.change ->> 'classification' LIKE '%exempt%')
  OR (jsonb_typeof(e.change -> 'agendaItemId') = 'string' AND NOT EXISTS (
    SELECT FROM agenda_items a WHERE a.meeting_id = m.id AND a.id::text = e.change ->> 'agendaItemId')))`;

/** A plan without a day keeps to itself what is exempt of it, its items among that. */
function planned(type: string, table: string, title: string): Sql {
  return sql`
    SELECT NULL, ${raw(title)}, p.plan ->> 'classification' = 'exempt'
      OR p.agenda @> '[{"classification": "exempt"}]', false, false
    FROM ${raw(table)} p WHERE e.subject_type = ${type} AND p.id = e.subject_id`;
}

/** Where the name of a record stands that has nothing to keep from a reader of the trail. */
const names = [
  ['organisation', 'organisations', 'r.name'],
  ['estate', 'estates', 'r.name'],
  ['position', 'positions', 'r.title'],
  ['person', 'people', 'r.name'],
  ['user', 'users', 'r.name'],
  ['invitation_group', 'invitation_groups', 'r.name'],
  // Whom it asks: of one that was answered or has lapsed both are forgotten.
  ['invitation', 'invitations', 'coalesce(r.name, r.email)'],
  // Who asks for it.
  ['correction', 'corrections', '(SELECT u.name FROM users u WHERE u.id = r.user_id)'],
  ['import', 'imports', 'r.file_name'],
  ['token', 'api_tokens', 'r.name'],
  ['reminder-rule', 'reminder_rules', 'r.code'],
] as const;

const named = names.map(
  ([type, table, name]) => sql`
    SELECT NULL, ${raw(name)}, false, false, false FROM ${raw(table)} r
    WHERE e.subject_type = ${type} AND r.id = e.subject_id`,
);

/**
 * What an entry `e` is about, by the names of today, or the last one of what is gone. `exempt` is what the law keeps to
 * the regency (UU 14/2008); where that is no longer known of what is gone, it is.
 */
export const subjects = sql`
  LEFT JOIN LATERAL (
    SELECT c.reference, c.title, c.classification = 'exempt' AS exempt, false AS draft, false AS gone
    FROM commitments c WHERE e.subject_type = 'commitment' AND c.id = e.subject_id
    UNION ALL
    SELECT m.reference, m.title, m.classification = 'exempt' OR EXISTS (
      SELECT FROM agenda_items a WHERE a.meeting_id = m.id AND a.classification = 'exempt')
      OR ${tellsOfGoneItem}, m.status = 'draft', false
    FROM meetings m WHERE e.subject_type = 'meeting' AND m.id = e.subject_id
    UNION ALL
    SELECT m.reference, m.title, 'exempt' IN (m.classification, a.classification) OR EXISTS (
      -- It once stood on an exempt item, and what was said there is told by what its entries say.
      SELECT FROM history_entries h JOIN agenda_items x ON h.change -> 'agendaItemId' @> to_jsonb(x.id::text)
      WHERE h.subject_type = 'note-block' AND h.subject_id = b.id
        AND x.meeting_id = m.id AND x.classification = 'exempt'), m.status = 'draft', false
    FROM note_blocks b JOIN meetings m ON m.id = b.meeting_id JOIN agenda_items a ON a.id = b.agenda_item_id
    WHERE e.subject_type = 'note-block' AND b.id = e.subject_id
    UNION ALL
    SELECT NULL, NULL, true, false, true
    WHERE e.subject_type = 'note-block' AND NOT EXISTS (SELECT FROM note_blocks b WHERE b.id = e.subject_id)
    UNION ALL ${planned('meeting-template', 'meeting_templates', 'p.name')}
    UNION ALL ${planned('meeting-series', 'meeting_series', "p.plan ->> 'title'")}
    UNION ALL
    SELECT NULL, NULL, true, false, true WHERE e.subject_type = 'meeting-template'
      AND NOT EXISTS (SELECT FROM meeting_templates p WHERE p.id = e.subject_id)
    UNION ALL
    SELECT NULL, h.change ->> 'name', false, false, true FROM history_entries h
    WHERE e.subject_type IN ('estate', 'invitation_group')
      AND h.subject_type = e.subject_type AND h.subject_id = e.subject_id AND h.verb = 'remove'
    UNION ALL ${join(named, ' UNION ALL ')}
  ) s ON true`;
