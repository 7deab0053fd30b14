import { Injectable } from '@nestjs/common';
import sql, { empty, join } from 'sql-template-tag';
import { NotFound } from '../../../kernel/errors.js';
import { cutPage, type Page, type PageRequest } from '../../../kernel/page.js';
import { Database } from '../../../platform/database/database.js';
import { jsonRows } from '../../../platform/database/json.js';
import { hasWordFrom } from '../../../platform/database/like.js';
import type { EstateView } from './estate.dto.js';

const view = sql`
  SELECT e.id, e.code, e.name, e.area_hectares AS "areaHectares", e.area_source AS "areaSource",
    e.area_year AS "areaYear", e.version,
    CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'name', p.name) END AS operator,
    ${jsonRows(sql`
      SELECT d.code, d.name FROM districts d WHERE d.code = ANY(e.district_codes) ORDER BY d.name`)} AS districts,
    (SELECT count(*) FROM organisations o WHERE o.estate_id = e.id AND o.merged_into_id IS NULL) AS organisations
  FROM estates e LEFT JOIN organisations p ON p.id = e.operator_id`;

/** What is known of the estates; who reads them finds every organisation. */
@Injectable()
export class EstateQueries {
  constructor(private readonly db: Database) {}

  /** By name. */
  async list({ q }: { q?: string }, { limit, after }: PageRequest): Promise<Page<EstateView>> {
    const conditions = [
      ...(q === undefined ? [] : [sql`(${hasWordFrom(sql`e.name`, q)} OR ${hasWordFrom(sql`e.code`, q)})`]),
      ...(after === undefined ? [] : [sql`(e.name, e.id) > (${after[0]}, ${after[1]}::uuid)`]),
    ];
    const rows = await this.db.query<EstateView>(sql`
      ${view} ${conditions.length === 0 ? empty : sql`WHERE ${join(conditions, ' AND ')}`}
      ORDER BY e.name, e.id LIMIT ${limit + 1}`);
    return cutPage(rows, limit, (row) => [row.name, row.id]);
  }

  async view(id: string): Promise<EstateView> {
    const [estate] = await this.db.query<EstateView>(sql`${view} WHERE e.id = ${id}`);
    if (estate === undefined) throw new NotFound();
    return estate;
  }
}
