import { Injectable } from '@nestjs/common';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { Database } from '../../../platform/database/database.js';

/** A column that names a record. */
export interface Reference {
  readonly table: string;
  readonly column: string;
}

/** What may become one with another of its kind. */
export type Mergeable = 'organisations' | 'people' | 'positions';

/** What points at them only to tell them apart, to say where one went, or never changes: a merge settles these itself. */
const ofTheMergeItself = new Set([
  'organisations.merged_into_id',
  'organisation_distinctions.one_id',
  'organisation_distinctions.other_id',
  'people.merged_into_id',
  'positions.merged_into_id',
  'person_distinctions.one_id',
  'person_distinctions.other_id',
  'position_distinctions.one_id',
  'position_distinctions.other_id',
  // Nothing is changed in these: what was said is copied.
  'contact_consents.organisation_id',
  'contact_consents.person_id',
  'person_consents.person_id',
]);

/** Columns of JSON in which a record may be named, and which of their rows still count. */
const inJson = [
  ['invitations', 'grants', 'accepted_at IS NULL'],
  ['meeting_series', 'plan', 'true'],
  ['meeting_series', 'agenda', 'true'],
  ['meeting_templates', 'plan', 'true'],
  ['meeting_templates', 'agenda', 'true'],
  ['saved_filters', 'filter', 'true'],
  ['meetings', 'erratum', 'erratum IS NOT NULL'],
  ['minutes', 'approved_parts', 'approved_parts IS NOT NULL'],
  ['minutes', 'approved_organisation_ids', 'approved_parts IS NOT NULL'],
] as const;

/**
 * Everything that names a record, asked of PostgreSQL itself: a table that a later feature adds moves with the
 * others, and none can be forgotten (test/duplicates.e2e.ts says which there are, for people to look at each).
 */
@Injectable()
export class References {
  constructor(private readonly db: Database) {}

  async to(records: Mergeable): Promise<Reference[]> {
    const rows = await this.db.query<Reference>(sql`
      SELECT t.relname AS "table", a.attname AS "column"
      FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
      WHERE c.contype = 'f' AND c.confrelid = ${records}::regclass AND array_length(c.conkey, 1) = 1
      ORDER BY 1, 2`);
    return rows.filter(({ table, column }) => !ofTheMergeItself.has(`${table}.${column}`));
  }

  /** How much hangs on a record, by the column that names it. */
  async countAll(records: Mergeable, id: string): Promise<{ what: string; count: number }[]> {
    const counts = [];
    for (const reference of await this.to(records)) {
      const count = await this.count(reference, id);
      if (count > 0) counts.push({ what: `${reference.table}.${reference.column}`, count });
    }
    return counts;
  }

  /** Moves all that hangs on a record to another one; answers how much that was. */
  async moveAll(records: Mergeable, from: string, to: string): Promise<Record<string, number>> {
    const moved = await this.countAll(records, from);
    for (const reference of await this.to(records)) await this.move(reference, from, to);
    await this.followInJson(from, to);
    return Object.fromEntries(moved.map(({ what, count }) => [what, count]));
  }

  /** What names a record where no foreign key can: roles of an invitation that waits, plans of meetings, saved filters. */
  private async followInJson(from: string, to: string): Promise<void> {
    for (const [table, column, counts] of inJson) {
      const text = sql`${name(column)}::text`;
      await this.db.query(sql`
        UPDATE ${name(table)} SET ${name(column)} = replace(${text}, ${from}, ${to})::jsonb
        WHERE ${raw(counts)} AND ${text} LIKE ${`%${from}%`}`);
    }
  }

  private async count({ table, column }: Reference, id: string): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(sql`
      SELECT count(*) FROM ${name(table)} WHERE ${name(column)} = ${id}`);
    return row?.count ?? 0;
  }

  /** Where both stand in one set, such as a group or the parties of an agenda item, one of them is enough. */
  private async move({ table, column }: Reference, from: string, to: string): Promise<void> {
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
