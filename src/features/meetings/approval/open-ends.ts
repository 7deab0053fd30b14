import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { LocalDate } from '../../../kernel/calendar.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { MinutesStatus } from './minutes.lifecycle.js';
import { settled } from './minutes.js';

export interface OpenEnd {
  code: 'round-running' | 'comments-open' | 'approval-awaited';
  count: number;
}

/** What keeps a meeting from being closed. Minutes that were never moved keep nothing. */
@Injectable()
export class OpenEnds {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async of(meetingId: string): Promise<OpenEnd[]> {
    const [row] = await this.db.query<{
      status: MinutesStatus;
      endsOn: LocalDate | null;
      comments: number;
    }>(sql`
      SELECT i.status, i.round_ends_on AS "endsOn", (
        SELECT count(*) FROM minutes_comments c WHERE c.meeting_id = i.meeting_id AND c.status = 'open') AS comments
      FROM minutes i WHERE i.meeting_id = ${meetingId}`);
    if (row === undefined) return [];
    const status = settled(row.status, row.endsOn, this.clock.today());
    return [
      ...(status === 'correction' ? [{ code: 'round-running' as const, count: 1 }] : []),
      ...(row.comments > 0 ? [{ code: 'comments-open' as const, count: row.comments }] : []),
      ...(status === 'approved' ? [] : [{ code: 'approval-awaited' as const, count: 1 }]),
    ];
  }
}
