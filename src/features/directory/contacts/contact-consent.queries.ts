import sql from 'sql-template-tag';

/** Rows of owner, kind and value: who told staff last that they want nothing at one of their contacts. */
export const withdrawnContacts = sql`
  SELECT person_id, organisation_id, kind, value FROM (
    SELECT DISTINCT ON (coalesce(person_id, organisation_id), kind, value) person_id, organisation_id, kind, value, given
    FROM contact_consents ORDER BY coalesce(person_id, organisation_id), kind, value, number DESC) AS last
  WHERE NOT given`;
