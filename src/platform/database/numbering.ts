import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Database } from './database.js';

/** Running numbers without gaps or twins, such as the 142 of C-2026-0142. */
@Injectable()
export class Numbering {
  constructor(private readonly db: Database) {}

  /** The next number of `series`; the row stays locked until the transaction ends, so a rollback leaves no gap. */
  async next(series: string): Promise<number> {
    const [row] = await this.db.query<{ value: number }>(sql`
      INSERT INTO counters (key, value) VALUES (${series}, 1)
      ON CONFLICT (key) DO UPDATE SET value = counters.value + 1
      RETURNING value`);
    if (row === undefined) throw new Error(`no number for ${series}`);
    return row.value;
  }
}
