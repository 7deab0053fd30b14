import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Conflict } from '../../../kernel/errors.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';

/** An office without an administrator could never let anyone in again, so one always remains. */
@Injectable()
export class Administrators {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** One change at a time may cost an administrator: two who shut each other out at once must not both succeed. */
  async hold(): Promise<void> {
    // Before any row is locked, or two who wait for each other would end in a deadlock.
    await this.db.query(sql`SELECT pg_advisory_xact_lock(hashtext('sinergi:administrators'))`);
  }

  /** Refuses the transaction when nobody would be left whose role of an administrator lasts. */
  async mustRemain(): Promise<void> {
    const left = await this.db.query(sql`
      SELECT g.id FROM role_grants g JOIN users u ON u.id = g.user_id
      WHERE g.role = 'administrator' AND u.disabled_at IS NULL
        AND g.starts_on <= ${this.clock.today()} AND g.ends_on IS NULL LIMIT 1`);
    if (left.length === 0) throw new Conflict('last-administrator');
  }
}
