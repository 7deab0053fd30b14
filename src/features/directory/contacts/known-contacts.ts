import sql, { type Sql } from 'sql-template-tag';

/** Every address and number that is known of somebody, the first choice first. */
export interface KnownContacts {
  emails: string[];
  phones: string[];
}

/** Columns with the contacts `c` that `whose` says. */
export const knownContacts = (whose: Sql): Sql => sql`
  ARRAY(SELECT c.value FROM contacts c WHERE ${whose} AND c.kind = 'email'
    ORDER BY c.preferred DESC, c.created_at, c.id) AS emails,
  ARRAY(SELECT c.value FROM contacts c WHERE ${whose} AND c.kind = 'phone'
    ORDER BY c.preferred DESC, c.created_at, c.id) AS phones`;

/** The contacts of everybody, gathered in one pass over the table: as `r`, joined by `of_id`. */
export const contactsBy = (owner: Sql): Sql => sql`(
  SELECT c.${owner} AS of_id, array_agg(c.value) FILTER (WHERE c.kind = 'email') AS emails,
    array_agg(c.value) FILTER (WHERE c.kind = 'phone') AS phones
  FROM contacts c WHERE c.${owner} IS NOT NULL GROUP BY c.${owner})`;

/** Columns with the contacts of {@link contactsBy}; in no order, to be compared. */
export const reached: Sql = sql`
  coalesce(r.emails, '{}') AS emails, coalesce(r.phones, '{}') AS phones`;
