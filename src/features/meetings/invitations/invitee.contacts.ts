import sql, { type Sql } from 'sql-template-tag';
import type { LocalDate } from '../../../kernel/calendar.js';
import {
  contactsOf,
  fullName,
  hasMailbox,
  holders,
  inviteeKeyOf,
  isWilling,
  mailboxOf,
} from '../../directory/index.js';

/** Who is asked to the seat `a`, the same whenever the seat is given again. */
export const inviteeKey = inviteeKeyOf(sql`a`);

/** The address of a person who is asked by name; nobody else opens their letters. */
const personal = (today: LocalDate): Sql => sql`
  SELECT ${mailboxOf(sql`c.person_id = p.id`, 'invitation', today)} AS address, ${fullName} AS name,
    coalesce(u.locale, 'id') AS locale
  FROM people p LEFT JOIN users u ON u.id = p.user_id WHERE p.id = a.person_id AND u.disabled_at IS NULL`;

/**
 * Where to write about the seats that `where` (about `a`) picks: to who holds the position, else to its organisation;
 * to the person or guest; to the mailbox of a whole organisation, else to who speaks for it. Rows of id, address (null
 * when there is none), name, locale, whether an organisation is addressed, and whether an address is silent.
 */
export function seatContacts(today: LocalDate, where: Sql): Sql {
  return sql`
    SELECT a.id, a.meeting_id, a.organisation_id, a.number,
      coalesce(h.address, p.address, g.address, o.address, c.address) AS address,
      coalesce(h.name, p.name, g.name, o.name, c.name, a.name) AS name,
      coalesce(h.locale, p.locale, c.locale, 'id') AS locale,
      h.address IS NULL AND p.address IS NULL AND g.address IS NULL AND o.address IS NOT NULL AS to_organisation,
      coalesce(p.address, g.address) IS NULL AND (a.guest_email IS NOT NULL
        OR ${hasMailbox(sql`c.organisation_id = o.id`, today)} OR ${hasMailbox(sql`c.person_id = a.person_id`, today)}
        OR EXISTS (
          SELECT FROM appointments h WHERE h.position_id = a.position_id AND h.starts_on <= ${today}
            AND (h.ends_on IS NULL OR h.ends_on >= ${today})
            AND ${hasMailbox(sql`c.person_id = h.person_id`, today)})) AS silent
    FROM attendances a
      -- Looked up for each: PostgreSQL expects few holders, and would compare every one with every attendance.
      LEFT JOIN LATERAL (${holders(today, sql`x.id = a.position_id`, 'invitation')}) AS h ON true
      LEFT JOIN LATERAL (${personal(today)}) AS p ON p.address IS NOT NULL
      LEFT JOIN LATERAL (
        SELECT a.guest_email AS address, a.name
        WHERE a.guest_email IS NOT NULL AND ${isWilling(sql`a.guest_email`)}) AS g ON true
      LEFT JOIN LATERAL (
        SELECT o.id, o.name, ${mailboxOf(sql`c.organisation_id = o.id`, 'invitation', today)} AS address
        FROM organisations o
        WHERE o.id = a.organisation_id AND a.person_id IS NULL AND a.guest_email IS NULL) AS o ON true
      LEFT JOIN LATERAL (
        SELECT address, name, locale FROM (${contactsOf(
          today,
          sql`o.id = a.organisation_id AND a.position_id IS NULL AND a.person_id IS NULL AND a.name IS NULL`,
          'invitation',
        )}) AS spoken ORDER BY for_owner DESC LIMIT 1) AS c ON o.address IS NULL
    WHERE ${where}`;
}

/**
 * Whom to remind of the meetings that `where` (about `a.meeting_id`) picks: those who have not said that they cannot
 * come, each mailbox once. An address that is missing is empty, so that the gap is seen.
 */
export function inviteesOf(today: LocalDate, where: Sql): Sql {
  return sql`
    SELECT DISTINCT ON (meeting_id, key) meeting_id, organisation_id, key, address, name, locale
    FROM (
      SELECT s.meeting_id, s.organisation_id, s.number, coalesce(lower(s.address), 'attendance:' || s.id) AS key,
        coalesce(s.address, '') AS address, s.name, s.locale
      FROM (${seatContacts(
        today,
        sql`a.status IN ('invited', 'confirmed') AND a.organisation_id IS NOT NULL AND ${where}`,
      )}) AS s) AS r
    ORDER BY meeting_id, key, number`;
}
