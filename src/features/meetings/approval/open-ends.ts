import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { LocalDate } from '../../../kernel/calendar.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { MeetingStatus } from '../meeting.lifecycle.js';
import type { MinutesStatus } from './minutes.lifecycle.js';
import { settled } from './minutes.js';

export interface OpenEnd {
  code: 'round-running' | 'comments-open' | 'approval-awaited';
  count: number;
}

/** What of the minutes keeps a meeting from being closed: once it was held, until they are approved. */
@Injectable()
export class OpenEnds {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** `seen` says which comments are counted, by their items `a`; all of them keep the meeting open. */
  async of(meetingId: string, seen: Sql = sql`true`): Promise<OpenEnd[]> {
    const [row] = await this.db.query<{
      meeting: MeetingStatus;
      status: MinutesStatus | null;
      endsOn: LocalDate | null;
      comments: number;
    }>(sql`
      SELECT m.status AS meeting, i.status, i.round_ends_on AS "endsOn", (
        SELECT count(*) FROM minutes_comments c JOIN agenda_items a ON a.id = c.agenda_item_id
        WHERE c.meeting_id = m.id AND c.status = 'open' AND ${seen}) AS comments
      FROM meetings m LEFT JOIN minutes i ON i.meeting_id = m.id WHERE m.id = ${meetingId}`);
    if (row === undefined) return [];
    // Minutes that were never moved have no row of their own.
    if (row.status === null) return row.meeting === 'held' ? [{ code: 'approval-awaited', count: 1 }] : [];
    const status = settled(row.status, row.endsOn, this.clock.today());
    return [
      ...(status === 'correction' ? [{ code: 'round-running' as const, count: 1 }] : []),
      ...(row.comments > 0 ? [{ code: 'comments-open' as const, count: row.comments }] : []),
      ...(status === 'approved' ? [] : [{ code: 'approval-awaited' as const, count: 1 }]),
    ];
  }
}
