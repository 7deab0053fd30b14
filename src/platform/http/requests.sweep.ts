import { Injectable, type OnModuleInit } from '@nestjs/common';
import sql from 'sql-template-tag';
import { addMinutes } from '../../kernel/calendar.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { sweptRows } from '../jobs/swept-rows.js';
import { Sweeps } from '../jobs/sweeps.js';

/** A page promises to ask again within a day; twice that, for clocks and queues that lag behind. */
const keptMinutes = 48 * 60;

/** Forgets the keys that nobody will come back with, and what limits have counted in times that are over. */
@Injectable()
export class RequestsSweep implements OnModuleInit {
  constructor(
    private readonly sweeps: Sweeps,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const old = () => sql`created_at < ${addMinutes(this.clock.now(), -keptMinutes)}`;
    this.sweeps.register('idempotency keys', sweptRows(this.db, 'idempotency_keys', old));
    // The library goes by the clock of the machine, in milliseconds.
    const over = () => sql`expire < extract(epoch FROM now()) * 1000`;
    this.sweeps.register('rate limits', sweptRows(this.db, 'rate_limits', over));
  }
}
