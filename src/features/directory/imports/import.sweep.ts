import { Injectable, type OnModuleInit } from '@nestjs/common';
import sql from 'sql-template-tag';
import { addMinutes } from '../../../kernel/calendar.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { sweptRows } from '../../../platform/jobs/swept-rows.js';
import { Sweeps } from '../../../platform/jobs/sweeps.js';

/** An uploaded sheet holds names and numbers of people; a month is enough to look at its report. */
const keptMinutes = 30 * 24 * 60;

/** Forgets uploaded tables; what was written from them stays, and the history says so. */
@Injectable()
export class ImportSweep implements OnModuleInit {
  constructor(
    private readonly sweeps: Sweeps,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const old = () => sql`created_at < ${addMinutes(this.clock.now(), -keptMinutes)}`;
    this.sweeps.register('imports', sweptRows(this.db, 'imports', old));
  }
}
