import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Database } from '../../../platform/database/database.js';
import type { DistrictRef } from '../directory.dto.js';

@Injectable()
export class RegionQueries {
  constructor(private readonly db: Database) {}

  districts(): Promise<DistrictRef[]> {
    return this.db.query<DistrictRef>(sql`SELECT code, name FROM districts ORDER BY name`);
  }
}
