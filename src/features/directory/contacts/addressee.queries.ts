import sql, { type Sql } from 'sql-template-tag';
import type { LocalDate } from '../../../kernel/calendar.js';
import { isAccountOf, withdrawn } from '../../access/index.js';
import { withdrawnWithStaff } from '../person-consents/person-consent.queries.js';
import type { ContactKind, ContactPurpose } from './contact.js';
import { withdrawnContacts } from './contact-consent.queries.js';

/** `Kepala Bidang, Dinas Kesehatan`, but not `Kepala Dinas Kesehatan, Dinas Kesehatan`. */
const positionName = sql`
  CASE WHEN position(lower(o.name) IN lower(x.title)) > 0 THEN x.title ELSE x.title || ', ' || o.name END`;

/**
 * Rows of channel and key: the addresses of people who have withdrawn consent to a channel, as their account and the
 * directory have them, and those that somebody wants nothing at. An address that several share is silent when one of
 * them says so. What somebody told staff holds until they decide themselves, in an account.
 */
export const silenced = sql`
  SELECT w.channel, lower(a.address) AS key FROM (${withdrawn}) AS w CROSS JOIN LATERAL (
    SELECT u.email AS address FROM users u WHERE u.id = w.user_id
    UNION ALL SELECT e.value FROM people p JOIN contacts e ON e.person_id = p.id AND e.kind = w.channel
      WHERE p.user_id = w.user_id) AS a
  UNION ALL
  SELECT w.channel, e.value FROM (${withdrawnWithStaff}) AS w
    JOIN people p ON p.id = w.person_id JOIN contacts e ON e.person_id = p.id AND e.kind = w.channel
  WHERE ${hasNotDecided(sql`w.channel`)}
  UNION ALL
  SELECT w.kind, w.value FROM (${withdrawnContacts}) AS w LEFT JOIN people p ON p.id = w.person_id
  WHERE p.id IS NULL OR ${hasNotDecided(sql`w.kind`)}`;

/** The person `p` has said nothing in an account. */
function hasNotDecided(channel: Sql): Sql {
  return sql`NOT EXISTS (
    SELECT FROM consents c JOIN users u ON u.id = c.user_id WHERE c.channel = ${channel} AND ${isAccountOf})`;
}

/** True for a mailbox that may be written to; someone else there is written to instead. */
export const isWilling = (address: Sql): Sql => sql`
  lower(${address}) NOT IN (SELECT key FROM (${silenced}) AS s WHERE channel = 'email')`;

/** What a letter is about; its own contacts come before the general ones. */
export type Occasion = Exclude<ContactPurpose, 'general' | 'emergency'>;

/** The contacts `c` that serve on `today` for everyday letters and calls. */
const serves = (today: LocalDate | Sql): Sql => sql`
  c.purpose <> 'emergency' AND (c.valid_until IS NULL OR c.valid_until >= ${today})`;

/**
 * The mailbox to write to, of the owner that `whose` (about `c`) says: valid, and of somebody who may be written to;
 * one for the occasion first, then a general one, then the preferred. Null when there is none.
 */
export const mailboxOf = (whose: Sql, occasion: Occasion, today: LocalDate): Sql => sql`
  (SELECT c.value FROM contacts c
    WHERE ${whose} AND c.kind = 'email' AND ${serves(today)} AND ${isWilling(sql`c.value`)}
    ORDER BY c.purpose = ${occasion} DESC, c.purpose = 'general' DESC, c.preferred DESC, c.created_at, c.id LIMIT 1)`;

/** Whether the owner that `whose` (about `c`) says has a mailbox at all, wanted or not. */
export const hasMailbox = (whose: Sql, today: LocalDate): Sql => sql`
  EXISTS (SELECT FROM contacts c WHERE ${whose} AND c.kind = 'email' AND ${serves(today)})`;

/** What the directory shows first of somebody's contacts of a kind, whether or not it may be written to. */
export const firstOf = (whose: Sql, kind: ContactKind, today: LocalDate | Sql): Sql => sql`
  (SELECT c.value FROM contacts c WHERE ${whose} AND c.kind = ${kind} AND ${serves(today)}
    ORDER BY c.preferred DESC, c.purpose = 'general' DESC, c.created_at, c.id LIMIT 1)`;

/** Who holds each position on `today` and can be written to: one who acts before the full holder. */
export const holders = (today: LocalDate, where: Sql, occasion: Occasion): Sql => sql`
  SELECT DISTINCT ON (x.id) x.id AS position_id, x.organisation_id, x.is_head, ${positionName} AS name,
    m.address, coalesce(u.locale, 'id') AS locale
  FROM positions x JOIN organisations o ON o.id = x.organisation_id
    JOIN appointments h ON h.position_id = x.id JOIN people p ON p.id = h.person_id
    LEFT JOIN users u ON u.id = p.user_id
    CROSS JOIN LATERAL (SELECT ${mailboxOf(sql`c.person_id = p.id`, occasion, today)} AS address) AS m
  WHERE ${where} AND h.starts_on <= ${today} AND (h.ends_on IS NULL OR h.ends_on >= ${today})
    AND m.address IS NOT NULL AND u.disabled_at IS NULL
  ORDER BY x.id, h.kind = 'definitive', h.starts_on DESC, h.id DESC`;

/**
 * Whom to write to at the organisations that `where` (about `o.id`) picks, each mailbox once. `for_owner` are those
 * who do the work: who holds an ordinary position or speaks for the organisation; when there is nobody, the
 * organisation's own mailbox, and at last the head. Everyone else in the list is a head.
 */
export function contactsOf(today: LocalDate, where: Sql, occasion: Occasion): Sql {
  return sql`
    SELECT DISTINCT ON (organisation_id, key) organisation_id, key, address, name, locale,
      tier = first_tier AS for_owner
    FROM (
      SELECT t.*, lower(t.address) AS key, min(tier) OVER (PARTITION BY t.organisation_id) AS first_tier
      FROM (
        SELECT organisation_id, CASE WHEN is_head THEN 3 ELSE 1 END AS tier, name, address, locale, 1 AS preference
        FROM (${holders(today, where, occasion)}) AS holders
        UNION ALL
        SELECT o.id, 1, u.name, u.email, u.locale, 2
        FROM organisations o JOIN role_grants g ON g.organisation_id = o.id AND g.role = 'liaison'
          JOIN users u ON u.id = g.user_id
        WHERE ${where} AND u.disabled_at IS NULL AND g.starts_on <= ${today}
          AND (g.ends_on IS NULL OR g.ends_on >= ${today}) AND ${isWilling(sql`u.email`)}
        UNION ALL
        SELECT o.id, 2, o.name, m.address, 'id', 3 FROM organisations o
          CROSS JOIN LATERAL (SELECT ${mailboxOf(sql`c.organisation_id = o.id`, occasion, today)} AS address) AS m
        WHERE ${where} AND m.address IS NOT NULL
      ) AS t
    ) AS c
    WHERE tier = first_tier OR tier = 3
    ORDER BY organisation_id, key, tier, preference, name`;
}
