import { Injectable } from '@nestjs/common';
import sql, { empty, join } from 'sql-template-tag';
import { cutPage, type Page, type PageRequest } from '../../../kernel/page.js';
import { Database } from '../../../platform/database/database.js';
import { hasWordFrom } from '../../../platform/database/like.js';
import type { DistrictRef } from '../directory.dto.js';
import type { VillageFilter, VillageRow } from './region.dto.js';

@Injectable()
export class RegionQueries {
  constructor(private readonly db: Database) {}

  districts(): Promise<DistrictRef[]> {
    return this.db.query<DistrictRef>(sql`SELECT code, name FROM districts ORDER BY name`);
  }

  /** By name; two districts may have a village of the same name. */
  async villages(
    { q, districtCode }: Pick<VillageFilter, 'q' | 'districtCode'>,
    { limit, after }: PageRequest,
  ): Promise<Page<VillageRow>> {
    const conditions = [
      ...(q === undefined ? [] : [hasWordFrom(sql`v.name`, q)]),
      ...(districtCode === undefined ? [] : [sql`v.district_code = ${districtCode}`]),
      ...(after === undefined ? [] : [sql`(v.name, v.code) > (${after[0]}, ${after[1]})`]),
    ];
    const rows = await this.db.query<VillageRow>(sql`
      SELECT v.code, v.name, CASE substr(v.code, 10, 1) WHEN '1' THEN 'kelurahan' ELSE 'desa' END AS kind,
        json_build_object('code', d.code, 'name', d.name) AS district
      FROM villages v JOIN districts d ON d.code = v.district_code
      ${conditions.length === 0 ? empty : sql`WHERE ${join(conditions, ' AND ')}`}
      ORDER BY v.name, v.code LIMIT ${limit + 1}`);
    return cutPage(rows, limit, (row) => [row.name, row.code]);
  }
}
