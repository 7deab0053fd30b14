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
