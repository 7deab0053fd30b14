import { Injectable } from '@nestjs/common';
import sql, { join, type Sql } from 'sql-template-tag';
import type { LocalDate } from '../../../kernel/calendar.js';
import { NotFound } from '../../../kernel/errors.js';
import { cutPage, type Page, type PageRequest } from '../../../kernel/page.js';
import { Database } from '../../../platform/database/database.js';
import { hasWordFrom } from '../../../platform/database/like.js';
import type { ContactKind } from '../contacts/contact.js';
import { firstOf } from '../contacts/addressee.queries.js';
import { fullName } from './full-name.js';
import type { PersonPosition, PersonRow, PersonView } from './person.dto.js';

const first = (kind: ContactKind, day: LocalDate) => firstOf(sql`c.person_id = p.id`, kind, day);

type Row = PersonRow & { plainName: string };

@Injectable()
export class PersonQueries {
  constructor(private readonly db: Database) {}

  /** By name without honorifics; the caller has made sure that the reader may see everyone. */
  async people(
    { q }: { q?: string },
    { limit, after }: PageRequest,
    day: LocalDate,
  ): Promise<Page<PersonRow>> {
    const conditions = [
      sql`p.merged_into_id IS NULL`,
      ...(q === undefined ? [] : [hasWordFrom(sql`p.name`, q)]),
      ...(after === undefined ? [] : [sql`(p.name, p.id) > (${after[0]}, ${after[1]}::uuid)`]),
    ];
    const rows = await this.db[q === undefined ? 'query' : 'search']<Row>(sql`
      SELECT p.id, p.name AS "plainName", ${fullName} AS name, ${first('email', day)} AS email, ${first('phone', day)} AS phone,
        ${positionsOn(day)} AS positions
      FROM people p WHERE ${join(conditions, ' AND ')}
      ORDER BY p.name, p.id LIMIT ${limit + 1}`);
    const { items, ...page } = cutPage(rows, limit, (row) => [row.plainName, row.id]);
    return { ...page, items: items.map(({ plainName: _, ...row }) => row) };
  }

  /** One person; an entry that was merged is answered with the one that it became part of. */
  async person(id: string, today: LocalDate): Promise<PersonView> {
    const [person] = await this.db.query<PersonView>(sql`
      SELECT id, name, honorific_prefix AS "honorificPrefix", honorific_suffix AS "honorificSuffix",
        employee_number AS "employeeNumber", rank, ${first('email', today)} AS email,
        ${first('phone', today)} AS phone, version
      FROM people p WHERE id = (SELECT coalesce(merged_into_id, id) FROM people WHERE id = ${id})`);
    if (person === undefined) throw new NotFound();
    return person;
  }

  async positionsOf(id: string, day: LocalDate): Promise<PersonPosition[]> {
    const [row] = await this.db.query<Pick<PersonRow, 'positions'>>(sql`
      SELECT ${positionsOn(day)} AS positions FROM people p WHERE p.id = ${id}`);
    return row?.positions ?? [];
  }
}

/** What the person `p` holds on a day, the latest first. */
function positionsOn(day: LocalDate): Sql {
  return sql`
    coalesce((
      SELECT json_agg(json_build_object('id', x.id, 'title', x.title,
        'organisation', json_build_object('id', o.id, 'name', o.name)) ORDER BY h.starts_on DESC, h.id)
      FROM appointments h JOIN positions x ON x.id = h.position_id
        JOIN organisations o ON o.id = x.organisation_id
      WHERE h.person_id = p.id AND h.starts_on <= ${day} AND (h.ends_on IS NULL OR h.ends_on >= ${day})
    ), '[]')`;
}
