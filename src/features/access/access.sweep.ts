import { Injectable, type OnModuleInit } from '@nestjs/common';
import sql, { raw } from 'sql-template-tag';
import { addMinutes } from '../../kernel/calendar.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Sweeps } from '../../platform/jobs/sweeps.js';

/** Kept this long after their end, for whoever looks into what happened; history keeps the fact for good. */
const keptMinutes = 90 * 24 * 60;

/** Forgets sessions and invitations that ended long ago, with the addresses and devices noted there. */
@Injectable()
export class AccessSweep implements OnModuleInit {
  constructor(
    private readonly sweeps: Sweeps,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    for (const table of ['sessions', 'invitations'] as const) {
      this.sweeps.register(table, (most) => this.sweep(table, most));
    }
  }

  private async sweep(table: 'sessions' | 'invitations', most: number): Promise<number> {
    const old = addMinutes(this.clock.now(), -keptMinutes);
    const gone = await this.db.query(sql`
      DELETE FROM ${raw(table)} WHERE id = ANY(ARRAY(
        SELECT id FROM ${raw(table)} WHERE expires_at < ${old} LIMIT ${most} FOR UPDATE SKIP LOCKED))
      RETURNING id`);
    return gone.length;
  }
}
