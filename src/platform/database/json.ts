import sql, { raw, type Sql } from 'sql-template-tag';

/** The rows of `rows` as one JSON array: a view with its parts is then one statement instead of several. */
export function jsonRows(rows: Sql): Sql {
  return sql`(SELECT coalesce(json_agg(part), '[]') FROM (${rows}) part)`;
}

/** An instant inside {@link jsonRows}, written as `Date` would write it: ISO 8601 in UTC with milliseconds. */
export function jsonInstant(column: string): Sql {
  return sql`to_char(${raw(column)} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
