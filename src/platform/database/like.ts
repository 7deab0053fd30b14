import sql, { type Sql } from 'sql-template-tag';

/** A text as a pattern of LIKE that matches itself. */
function literal(text: string): string {
  return text.replace(/[\\%_]/g, String.raw`\$&`);
}

/** True where `column` holds `text`, in whatever case. */
export function contains(column: Sql, text: string): Sql {
  return sql`${column} ILIKE ${`%${literal(text)}%`}`;
}

/** True where a word of `column` begins with `text`, in whatever case; from three letters on an index of trigrams serves it. */
export function hasWordFrom(column: Sql, text: string): Sql {
  return sql`(${column} ILIKE ${`${literal(text)}%`} OR ${column} ILIKE ${`% ${literal(text)}%`})`;
}
