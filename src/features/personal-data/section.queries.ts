import sql, { type Sql } from 'sql-template-tag';
import { isAccountOf } from '../access/index.js';
import type { SectionKey } from './register.js';

/** Which rows are about the person, and which of them come first. */
interface Section {
  readonly rows: Sql;
  /** Columns of `rows`. */
  readonly order: Sql;
}

/**
 * The entries of the directory that are about the user: those linked to the account, else the one entry with its
 * e-mail address. A mailbox that several people share tells nobody about the others.
 */
const peopleOf = (userId: string): Sql => sql`
  SELECT id FROM people WHERE coalesce(merged_into_id, id) IN (
  SELECT p.id FROM people p JOIN users u ON u.id = ${userId}
  WHERE ${isAccountOf} AND (p.user_id IS NOT NULL OR NOT EXISTS (
    SELECT FROM contacts other
    WHERE other.kind = 'email' AND other.value = lower(u.email) AND other.person_id <> p.id)))`;

/** The addresses under which the user is written to, in small letters. */
const addressesOf = (userId: string): Sql => sql`
  SELECT lower(email) FROM users WHERE id = ${userId}
  UNION SELECT value FROM contacts WHERE person_id IN (${peopleOf(userId)}) AND kind = 'email'`;

/** What is held about the user `id`, kind by kind. */
export function sectionsOf(id: string): Record<SectionKey, Section> {
  return { ...account(id), ...directory(id), ...access(id), ...history(id), ...decisions(id) };
}

const account = (id: string) => ({
  account: {
    rows: sql`
      SELECT u.name, u.email, u.locale, u.created_at AS "createdAt", u.password_hash IS NOT NULL AS "hasPassword",
        (SELECT f.confirmed_at FROM totp_factors f
          WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL) AS "secondFactorSince"
      FROM users u WHERE u.id = ${id}`,
    order: sql`name`,
  },
  roles: {
    rows: sql`
      SELECT g.role, g.kind, o.name AS organisation, x.title AS position, d.name AS district,
        g.starts_on AS "startsOn", g.ends_on AS "endsOn"
      FROM role_grants g LEFT JOIN organisations o ON o.id = g.organisation_id
        LEFT JOIN positions x ON x.id = g.position_id LEFT JOIN districts d ON d.code = g.district_code
      WHERE g.user_id = ${id}`,
    order: sql`"startsOn" DESC, role`,
  },
});

const directory = (id: string) => ({
  contact: {
    rows: sql`
      SELECT name, honorific_prefix AS "honorificPrefix", honorific_suffix AS "honorificSuffix", rank,
        employee_number AS "employeeNumber", created_at AS "createdAt"
      FROM people WHERE id IN (${peopleOf(id)})`,
    order: sql`"createdAt" DESC`,
  },
  contacts: {
    rows: sql`
      SELECT kind, value AS address, purpose, preferred, valid_until AS "validUntil", note, created_at AS "createdAt"
      FROM contacts WHERE person_id IN (${peopleOf(id)})`,
    order: sql`"createdAt" DESC, address`,
  },
  positions: {
    rows: sql`
      SELECT x.title AS position, o.name AS organisation, h.kind, h.starts_on AS "startsOn", h.ends_on AS "endsOn"
      FROM appointments h JOIN positions x ON x.id = h.position_id JOIN organisations o ON o.id = x.organisation_id
      WHERE h.person_id IN (${peopleOf(id)})`,
    order: sql`"startsOn" DESC, position`,
  },
  // Of the position on the day of the meeting. Titles of what is not open stay with those who may read it.
  attendance: {
    rows: sql`
      SELECT m.reference, CASE WHEN m.classification = 'open' THEN m.title END AS title,
        (m.starts_at AT TIME ZONE m.time_zone)::date AS day, x.title AS position, a.status
      FROM appointments h JOIN positions x ON x.id = h.position_id JOIN attendances a ON a.position_id = x.id
        JOIN meetings m ON m.id = a.meeting_id AND m.published_at IS NOT NULL
          AND (m.starts_at AT TIME ZONE m.time_zone)::date BETWEEN h.starts_on AND coalesce(h.ends_on, 'infinity')
      WHERE h.person_id IN (${peopleOf(id)})
      UNION ALL
      SELECT m.reference, CASE WHEN m.classification = 'open' THEN m.title END,
        (m.starts_at AT TIME ZONE m.time_zone)::date, a.name, a.status
      FROM attendances a JOIN meetings m ON m.id = a.meeting_id AND m.published_at IS NOT NULL
      WHERE a.person_id IN (${peopleOf(id)})`,
    order: sql`day DESC, reference`,
  },
  messages: {
    rows: sql`
      SELECT q.code AS rule, r.channel, r.address, r.due_at AS "dueAt", r.state, r.reason, r.sent_at AS "sentAt",
        coalesce(c.reference, m.reference) AS reference
      FROM reminders r JOIN reminder_rules q ON q.id = r.rule_id
        LEFT JOIN commitments c ON r.subject_type = 'commitment' AND c.id = r.subject_id
        LEFT JOIN meetings m ON r.subject_type = 'meeting' AND m.id = r.subject_id
      WHERE r.recipient_key IN (${addressesOf(id)})
      UNION ALL
      SELECT 'notice_' || n.kind, 'email', n.address, n.created_at, n.state, n.reason, n.sent_at, m.reference
      FROM meeting_notices n JOIN meetings m ON m.id = n.meeting_id
      WHERE lower(n.address) IN (${addressesOf(id)})`,
    order: sql`"dueAt" DESC, reference`,
  },
});

const access = (id: string) => ({
  sessions: {
    rows: sql`
      SELECT created_at AS "createdAt", last_used_at AS "lastUsedAt", expires_at AS "expiresAt",
        ended_at AS "endedAt", user_agent AS "userAgent", address, first_factor AS "firstFactor",
        second_factor AS "secondFactor"
      FROM sessions WHERE user_id = ${id}`,
    order: sql`"lastUsedAt" DESC`,
  },
  identities: {
    rows: sql`
      SELECT account, issuer, subject, linked_at AS "linkedAt", last_used_at AS "lastUsedAt"
      FROM identities WHERE user_id = ${id}`,
    order: sql`"linkedAt" DESC`,
  },
  passkeys: {
    rows: sql`
      SELECT name, device_type AS "deviceType", backed_up AS "backedUp", created_at AS "createdAt",
        last_used_at AS "lastUsedAt"
      FROM passkeys WHERE user_id = ${id}`,
    order: sql`"createdAt" DESC`,
  },
  tokens: {
    rows: sql`
      SELECT name, hint, access, sections, created_at AS "createdAt", expires_on AS "expiresOn",
        revoked_at AS "revokedAt", last_used_at AS "lastUsedAt", last_address AS address
      FROM api_tokens WHERE user_id = ${id}`,
    order: sql`"createdAt" DESC`,
  },
  filters: {
    rows: sql`
      SELECT name, filter, created_at AS "createdAt" FROM saved_filters WHERE user_id = ${id}`,
    order: sql`"createdAt" DESC`,
  },
  invitations: {
    rows: sql`
      SELECT i.name, i.email, i.created_at AS "createdAt", i.expires_at AS "expiresAt",
        i.accepted_at AS "acceptedAt", i.revoked_at AS "revokedAt"
      FROM invitations i JOIN users u ON lower(u.email) = lower(i.email) WHERE u.id = ${id}`,
    order: sql`"createdAt" DESC`,
  },
});

const history = (id: string) => ({
  story: {
    rows: sql`
      SELECT id, at, verb, actor_name AS actor, subject_type AS "subjectType", change ->> 'address' AS address,
        change, note
      FROM history_entries
      WHERE (subject_type = 'user' AND subject_id = ${id})
        OR (subject_type = 'person' AND subject_id IN (${peopleOf(id)}))`,
    order: sql`at DESC, id DESC`,
  },
  // What was changed belongs to the records, which may be closed to the reader today.
  deeds: {
    rows: sql`
      SELECT id, at, verb, subject_type AS "subjectType", subject_id AS "subjectId", note
      FROM history_entries
      WHERE actor_id = ${id} AND NOT (subject_type = 'user' AND subject_id = ${id})`,
    order: sql`at DESC, id DESC`,
  },
});

const decisions = (id: string) => ({
  consents: {
    rows: sql`
      SELECT at, channel, given, text_version AS "textVersion", NULL AS means, NULL AS note, NULL AS "notedBy",
        NULL AS address
      FROM consents WHERE user_id = ${id}
      UNION ALL
      SELECT at, channel, given, text_version, means, note, by_name, NULL
      FROM person_consents WHERE person_id IN (${peopleOf(id)})
      UNION ALL
      SELECT at, kind, given, text_version, means, note, by_name, value
      FROM contact_consents WHERE person_id IN (${peopleOf(id)})`,
    order: sql`at DESC`,
  },
  corrections: {
    rows: sql`
      SELECT field, wrong, wanted, status, reason, created_at AS "createdAt", due_at AS "dueAt",
        answered_at AS "answeredAt"
      FROM corrections WHERE user_id = ${id}`,
    order: sql`"createdAt" DESC`,
  },
});
