import { Injectable, type OnModuleInit } from '@nestjs/common';
import sql from 'sql-template-tag';
import { addMinutes } from '../../kernel/calendar.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { sweptRows } from '../../platform/jobs/swept-rows.js';
import { Sweeps } from '../../platform/jobs/sweeps.js';

/** Kept this long after their end, for whoever looks into what happened; history keeps the fact for good. */
const keptMinutes = 90 * 24 * 60;

/**
 * Forgets sessions and invitations that ended long ago, with the addresses and devices noted there, failures to
 * sign in that count no longer, and which cookies were used that would open nothing any more.
 */
@Injectable()
export class AccessSweep implements OnModuleInit {
  constructor(
    private readonly sweeps: Sweeps,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const longOver = () => sql`expires_at < ${addMinutes(this.clock.now(), -keptMinutes)}`;
    this.sweeps.register('sessions', sweptRows(this.db, 'sessions', longOver));
    this.sweeps.register('invitations', sweptRows(this.db, 'invitations', longOver));
    const forgotten = () => sql`forget_at < ${this.clock.now()}`;
    const over = () => sql`expires_at < ${this.clock.now()}`;
    this.sweeps.register('used cookies', sweptRows(this.db, 'used_cookies', over));
    this.sweeps.register('sign-in waits', sweptRows(this.db, 'sign_in_waits', forgotten));
  }
}
