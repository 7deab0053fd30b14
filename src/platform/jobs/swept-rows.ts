import sql, { raw, type Sql } from 'sql-template-tag';
import type { Database } from '../database/database.js';
import type { Sweep } from './sweeps.js';

/** A sweep of the rows of `table` for which `over` holds; those that somebody holds are left for the next time. */
export function sweptRows(db: Database, table: string, over: () => Sql): Sweep {
  return async (most) => {
    const gone = await db.query(sql`
      DELETE FROM ${raw(table)} WHERE ctid = ANY(ARRAY(
        SELECT ctid FROM ${raw(table)} WHERE ${over()} LIMIT ${most} FOR UPDATE SKIP LOCKED))
      RETURNING 1`);
    return gone.length;
  };
}
