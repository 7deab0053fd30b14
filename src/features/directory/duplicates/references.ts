import { Injectable } from '@nestjs/common';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { Database } from '../../../platform/database/database.js';

/** A column that names an organisation. */
export interface Reference {
  readonly table: string;
  readonly column: string;
}

/** What points at organisations only to tell them apart or to say where one went: a merge settles these itself. */
const ofTheMergeItself = new Set([
  'organisations.merged_into_id',
  'organisation_distinctions.one_id',
  'organisation_distinctions.other_id',
  // Nothing is changed in it: what was said is copied.
  'contact_consents.organisation_id',
]);

/**
 * Everything that names an organisation, asked of PostgreSQL itself: a table that a later feature adds moves with the
 * others, and none can be forgotten (test/duplicates.e2e.ts says which there are, for people to look at each).
 */
@Injectable()
export class OrganisationReferences {
  constructor(private readonly db: Database) {}

  async all(): Promise<Reference[]> {
    const rows = await this.db.query<Reference>(sql`
      SELECT t.relname AS "table", a.attname AS "column"
      FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
      WHERE c.contype = 'f' AND c.confrelid = 'organisations'::regclass AND array_length(c.conkey, 1) = 1
      ORDER BY 1, 2`);
    return rows.filter(({ table, column }) => !ofTheMergeItself.has(`${table}.${column}`));
  }

  async count({ table, column }: Reference, id: string): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(sql`
      SELECT count(*) FROM ${name(table)} WHERE ${name(column)} = ${id}`);
    return row?.count ?? 0;
  }

  /** Where both stand in one set, such as a group or the parties of an agenda item, one of them is enough. */
  async move({ table, column }: Reference, from: string, to: string): Promise<void> {
    for (const others of await this.sets(table, column)) {
      const same = others.map((other) => sql`AND a.${name(other)} IS NOT DISTINCT FROM b.${name(other)}`);
      await this.db.query(sql`
        DELETE FROM ${name(table)} a USING ${name(table)} b
        WHERE a.${name(column)} = ${from} AND b.${name(column)} = ${to} ${join(same, ' ')}`);
    }
    await this.db.query(
      sql`UPDATE ${name(table)} SET ${name(column)} = ${to} WHERE ${name(column)} = ${from}`,
    );
  }

  /** The other columns of each unique constraint that the column is part of. */
  private async sets(table: string, column: string): Promise<string[][]> {
    const rows = await this.db.query<{ others: string[] }>(sql`
      SELECT array_agg(a.attname::text) FILTER (WHERE a.attname <> ${column}) AS others
      FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY(c.conkey)
      WHERE c.conrelid = ${table}::regclass AND c.contype IN ('p', 'u')
      GROUP BY c.oid HAVING bool_or(a.attname = ${column}) AND count(*) > 1`);
    return rows.map(({ others }) => others);
  }
}

/** A name of the catalogue, as an identifier; it comes from PostgreSQL and never from a reader. */
function name(identifier: string): Sql {
  return raw(`"${identifier.replaceAll('"', '""')}"`);
}
