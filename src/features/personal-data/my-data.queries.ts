import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Database } from '../../platform/database/database.js';
import type { MyDataSection } from './my-data.dto.js';
import { register, type SectionKey, sectionKeys } from './register.js';
import { sectionsOf } from './section.queries.js';

/** Shown of each kind; the rest is in the file. */
const shown = 5;

/** What is held about a user, wherever it is held. */
@Injectable()
export class MyDataQueries {
  constructor(private readonly db: Database) {}

  /** The newest of each kind, and how many there are. */
  async overview(userId: string): Promise<MyDataSection[]> {
    const found = sectionsOf(userId);
    const sections: MyDataSection[] = [];
    for (const key of sectionKeys) {
      const { rows, order } = found[key];
      const items = await this.db.query<Record<string, unknown> & { counted: number }>(sql`
        SELECT s.*, count(*) OVER () AS counted FROM (${rows}) AS s ORDER BY ${order} LIMIT ${shown}`);
      const count = items[0]?.counted ?? 0;
      sections.push({ key, ...register[key], count, items: items.map(({ counted: _, ...row }) => row) });
    }
    return sections;
  }

  /** All of it. */
  async all(userId: string): Promise<Record<SectionKey, Record<string, unknown>[]>> {
    const found = sectionsOf(userId);
    const all = {} as Record<SectionKey, Record<string, unknown>[]>;
    for (const key of sectionKeys) {
      const { rows, order } = found[key];
      all[key] = await this.db.query<Record<string, unknown>>(sql`
        SELECT s.* FROM (${rows}) AS s ORDER BY ${order}`);
    }
    return all;
  }
}
