import sql, { type Sql } from 'sql-template-tag';
import type { LocalDate } from '../../kernel/calendar.js';
import { withdrawn } from '../access/index.js';
import { withdrawnWithStaff } from './person-consents/person-consent.queries.js';

/** `Kepala Bidang, Dinas Kesehatan`, but not `Kepala Dinas Kesehatan, Dinas Kesehatan`. */
const positionName = sql`
  CASE WHEN position(lower(o.name) IN lower(x.title)) > 0 THEN x.title ELSE x.title || ', ' || o.name END`;

/**
 * Rows of channel and key: the addresses of people who have withdrawn consent to a channel, as their account and the
 * directory have them. An address that several share is silent when one of them says so. What somebody told staff
 * holds until they decide themselves, in an account.
 */
export const silenced = sql`
  SELECT w.channel, lower(a.address) AS key FROM (${withdrawn}) AS w CROSS JOIN LATERAL (
    SELECT u.email AS address FROM users u WHERE u.id = w.user_id
    UNION ALL SELECT p.email FROM people p WHERE p.user_id = w.user_id AND p.email IS NOT NULL) AS a
  UNION ALL
  SELECT w.channel, lower(p.email) FROM (${withdrawnWithStaff}) AS w
    JOIN people p ON p.id = w.person_id AND p.email IS NOT NULL
  WHERE NOT EXISTS (
    SELECT FROM consents c JOIN users u ON u.id = c.user_id
    WHERE c.channel = w.channel AND (u.id = p.user_id OR (p.user_id IS NULL AND lower(u.email) = lower(p.email))))`;

/** True for a mailbox that may be written to; someone else there is written to instead. */
export const isWilling = (address: Sql): Sql => sql`
  lower(${address}) NOT IN (SELECT key FROM (${silenced}) AS s WHERE channel = 'email')`;

/** Who holds each position on `today` and can be written to: one who acts before the full holder. */
export const holders = (today: LocalDate, where: Sql): Sql => sql`
  SELECT DISTINCT ON (x.id) x.id AS position_id, x.organisation_id, x.is_head, ${positionName} AS name,
    p.email AS address, coalesce(u.locale, 'id') AS locale
  FROM positions x JOIN organisations o ON o.id = x.organisation_id
    JOIN appointments h ON h.position_id = x.id JOIN people p ON p.id = h.person_id
    LEFT JOIN users u ON u.id = p.user_id
  WHERE ${where} AND h.starts_on <= ${today} AND (h.ends_on IS NULL OR h.ends_on >= ${today})
    AND p.email LIKE '%@%' AND ${isWilling(sql`p.email`)} AND u.disabled_at IS NULL
  ORDER BY x.id, h.kind = 'definitive', h.starts_on DESC, h.id DESC`;

/**
 * Whom to write to at the organisations that `where` (about `o.id`) picks, each mailbox once. `for_owner` are those
 * who do the work: who holds an ordinary position or speaks for the organisation; when there is nobody, the
 * organisation's own mailbox, and at last the head. Everyone else in the list is a head.
 */
export function contactsOf(today: LocalDate, where: Sql): Sql {
  return sql`
    SELECT DISTINCT ON (organisation_id, key) organisation_id, key, address, name, locale,
      tier = first_tier AS for_owner
    FROM (
      SELECT t.*, lower(t.address) AS key, min(tier) OVER (PARTITION BY t.organisation_id) AS first_tier
      FROM (
        SELECT organisation_id, CASE WHEN is_head THEN 3 ELSE 1 END AS tier, name, address, locale, 1 AS preference
        FROM (${holders(today, where)}) AS holders
        UNION ALL
        SELECT o.id, 1, u.name, u.email, u.locale, 2
        FROM organisations o JOIN role_grants g ON g.organisation_id = o.id AND g.role = 'liaison'
          JOIN users u ON u.id = g.user_id
        WHERE ${where} AND u.disabled_at IS NULL AND g.starts_on <= ${today}
          AND (g.ends_on IS NULL OR g.ends_on >= ${today}) AND ${isWilling(sql`u.email`)}
        UNION ALL
        SELECT o.id, 2, o.name, o.email, 'id', 3 FROM organisations o
        WHERE ${where} AND o.email LIKE '%@%' AND ${isWilling(sql`o.email`)}
      ) AS t
    ) AS c
    WHERE tier = first_tier OR tier = 3
    ORDER BY organisation_id, key, tier, preference, name`;
}
