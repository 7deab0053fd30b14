import { Injectable } from '@nestjs/common';
import sql, { join, type Sql } from 'sql-template-tag';
import type { LocalDate } from '../../../kernel/calendar.js';
import { NotFound } from '../../../kernel/errors.js';
import { type Actor, onBehalf } from '../../../kernel/policy.js';
import { cutPage, type Page, type PageRequest } from '../../../kernel/page.js';
import { Database } from '../../../platform/database/database.js';
import { hasWordFrom } from '../../../platform/database/like.js';
import { firstOf } from '../contacts/addressee.queries.js';
import { fullName } from '../people/full-name.js';
import type { PositionFilter, PositionView } from './position.dto.js';

/** Who holds `position` on `day`, as JSON or null: one who acts before the full holder, the latest first. */
export function holderOn(position: Sql, day: Sql): Sql {
  return sql`
    (SELECT json_build_object('appointmentId', h.id, 'kind', h.kind, 'startsOn', h.starts_on, 'endsOn', h.ends_on, 'version', h.version,
        'person', json_build_object('id', p.id, 'name', ${fullName}, 'email', ${firstOf(sql`c.person_id = p.id`, 'email', day)}))
      FROM appointments h JOIN people p ON p.id = h.person_id
      WHERE h.position_id = ${position} AND h.starts_on <= ${day} AND (h.ends_on IS NULL OR h.ends_on >= ${day})
      ORDER BY h.kind = 'definitive', h.starts_on DESC, h.id DESC LIMIT 1)`;
}

const positions = (day: LocalDate): Sql => sql`
  SELECT x.id, x.title, x.is_head AS "isHead", x.version,
    json_build_object('id', o.id, 'name', o.name) AS organisation,
    ${holderOn(sql`x.id`, sql`${day}::date`)} AS holder
  FROM positions x JOIN organisations o ON o.id = x.organisation_id`;

/**
 * The first of those that `q` finds by their title, and by their organisation: one after the other, since no index
 * serves an OR over two tables, and each may be read in the order of the list where many are found.
 */
const isFoundBy = (q: string, among: Sql, most: number): Sql => sql`
  x.id IN (SELECT f.id FROM (
    (SELECT x.id FROM positions x WHERE ${hasWordFrom(sql`x.title`, q)} AND ${among}
      ORDER BY x.title, x.id LIMIT ${most})
    UNION ALL
    (SELECT x.id FROM positions x JOIN organisations n ON n.id = x.organisation_id
      WHERE ${hasWordFrom(sql`n.name`, q)} AND ${among} ORDER BY x.title, x.id LIMIT ${most})) AS f)`;

@Injectable()
export class PositionQueries {
  constructor(private readonly db: Database) {}

  /** By title; the caller has made sure that the reader may see everyone. */
  async list(
    { q, organisationId }: Pick<PositionFilter, 'q' | 'organisationId'>,
    { limit, after }: PageRequest,
    day: LocalDate,
  ): Promise<Page<PositionView>> {
    const among = join(
      [
        sql`x.merged_into_id IS NULL`,
        ...(organisationId === undefined ? [] : [sql`x.organisation_id = ${organisationId}`]),
        ...(after === undefined ? [] : [sql`(x.title, x.id) > (${after[0]}, ${after[1]}::uuid)`]),
      ],
      ' AND ',
    );
    const rows = await this.db[q === undefined ? 'query' : 'search']<PositionView>(sql`
      ${positions(day)} WHERE ${q === undefined ? among : isFoundBy(q, among, limit + 1)}
      ORDER BY x.title, x.id LIMIT ${limit + 1}`);
    return cutPage(rows, limit, (row) => [row.title, row.id]);
  }

  async one(id: string, day: LocalDate): Promise<PositionView> {
    const [position] = await this.these([id], day);
    if (position === undefined) throw new NotFound();
    return position;
  }

  /** The positions with these ids, and who held them on `day`. */
  async these(ids: readonly string[], day: LocalDate): Promise<PositionView[]> {
    if (ids.length === 0) return [];
    return this.db.query<PositionView>(sql`${positions(day)} WHERE x.id = ANY(${ids}::uuid[])`);
  }

  /** An aide as they sign for whoever holds this position. */
  async signedFor(aide: Actor, positionId: string | null, day: LocalDate): Promise<Actor> {
    const [leader] = await this.these(positionId === null ? [] : [positionId], day);
    return leader === undefined ? aide : onBehalf(aide, leader.title);
  }

  /** The head first, then by title. */
  ofOrganisation(organisationId: string, day: LocalDate): Promise<PositionView[]> {
    return this.db.query<PositionView>(sql`
      ${positions(day)} WHERE x.organisation_id = ${organisationId} AND x.merged_into_id IS NULL
      ORDER BY x.is_head DESC, x.title, x.id LIMIT 500`);
  }
}
