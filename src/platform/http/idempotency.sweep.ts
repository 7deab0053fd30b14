import { Injectable, type OnModuleInit } from '@nestjs/common';
import sql from 'sql-template-tag';
import { addMinutes } from '../../kernel/calendar.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { Sweeps } from '../jobs/sweeps.js';

/** A page promises to ask again within a day; twice that, for clocks and queues that lag behind. */
const keptMinutes = 48 * 60;

/** Forgets the keys that nobody will come back with. */
@Injectable()
export class IdempotencySweep implements OnModuleInit {
  constructor(
    private readonly sweeps: Sweeps,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeps.register('idempotency keys', (most) => this.sweep(most));
  }

  private async sweep(most: number): Promise<number> {
    const old = addMinutes(this.clock.now(), -keptMinutes);
    const gone = await this.db.query(sql`
      DELETE FROM idempotency_keys WHERE ctid = ANY(ARRAY(
        SELECT ctid FROM idempotency_keys WHERE created_at < ${old}
        ORDER BY created_at LIMIT ${most} FOR UPDATE SKIP LOCKED))
      RETURNING key`);
    return gone.length;
  }
}
