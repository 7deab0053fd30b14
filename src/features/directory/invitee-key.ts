import sql, { type Sql } from 'sql-template-tag';

/**
 * Who is asked to a seat, the same whenever the seat is given again. Notices of meetings and the links in them keep it,
 * and merges let it follow; so it is spelt here, before both.
 */
export const keyOf = {
  position: (id: Sql): Sql => sql`'position:' || ${id}`,
  person: (id: Sql): Sql => sql`'person:' || ${id}`,
  organisation: (id: Sql): Sql => sql`'organisation:' || ${id}`,
  guest: (email: Sql): Sql => sql`'guest:' || lower(${email})`,
  named: (organisation: Sql, name: Sql): Sql => sql`${namedOf(organisation)} || lower(${name})`,
};

/** What keys of all who are asked by name for an organisation begin with. */
export const namedOf = (organisation: Sql): Sql =>
  sql`'named:' || coalesce(${organisation}::text, '') || ':'`;

/** The key of `seat`, a row of attendances. */
export function inviteeKeyOf(seat: Sql): Sql {
  return sql`
    CASE WHEN ${seat}.position_id IS NOT NULL THEN ${keyOf.position(sql`${seat}.position_id`)}
      WHEN ${seat}.person_id IS NOT NULL THEN ${keyOf.person(sql`${seat}.person_id`)}
      WHEN ${seat}.guest_email IS NOT NULL THEN ${keyOf.guest(sql`${seat}.guest_email`)}
      WHEN ${seat}.name IS NULL THEN ${keyOf.organisation(sql`${seat}.organisation_id`)}
      ELSE ${keyOf.named(sql`${seat}.organisation_id`, sql`${seat}.name`)} END`;
}
