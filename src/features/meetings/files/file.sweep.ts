import { Injectable, type OnModuleInit } from '@nestjs/common';
import sql from 'sql-template-tag';
import { addMinutes } from '../../../kernel/calendar.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Sweeps } from '../../../platform/jobs/sweeps.js';
import { FileStore } from './file.store.js';

/** Longer than any upload takes, so that a file whose row is about to be committed stays. */
const youngest = 60;

/** Removes bytes that no row knows: of an upload that was undone, or a removal that was cut off. */
@Injectable()
export class FileSweep implements OnModuleInit {
  constructor(
    private readonly sweeps: Sweeps,
    private readonly db: Database,
    private readonly store: FileStore,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeps.register('files', (most) => this.sweep(most));
  }

  private async sweep(most: number): Promise<number> {
    const old = await this.store.before(addMinutes(this.clock.now(), -youngest));
    const known = await this.db.query<{ id: string }>(sql`
      SELECT id::text FROM agenda_files WHERE id::text = ANY(${old}::text[])`);
    const kept = new Set(known.map(({ id }) => id));
    const orphans = old.filter((id) => !kept.has(id)).slice(0, most);
    for (const id of orphans) await this.store.drop(id);
    return orphans.length;
  }
}
