import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { NotFound } from '../../../kernel/errors.js';
import { Database } from '../../../platform/database/database.js';
import { contains } from '../../../platform/database/like.js';
import type { CheckedInView, CheckInView, DoorSeatView } from './check-in.dto.js';
import { tookPart } from '../attended.js';

const words = sql`coalesce(x.title, a.name, o.name)`;
const tables = sql`
  attendances a LEFT JOIN positions x ON x.id = a.position_id LEFT JOIN organisations o ON o.id = a.organisation_id`;

/** What someone at the door sees; whoever asks has scanned the code. */
@Injectable()
export class CheckInQueries {
  constructor(private readonly db: Database) {}

  async meeting(id: string): Promise<Omit<CheckInView, 'pass' | 'mine'>> {
    const [meeting] = await this.db.query<Omit<CheckInView, 'pass' | 'mine'>>(sql`
      SELECT title, mode, starts_at AS "startsAt", ends_at AS "endsAt", time_zone AS "timeZone", venue
      FROM meetings WHERE id = ${id}`);
    if (meeting === undefined) throw new NotFound();
    return meeting;
  }

  /** At most ten, and only when asked for: nobody reads the whole list at the door. */
  async seats(meetingId: string, q: string | undefined): Promise<DoorSeatView[]> {
    if (q === undefined || q.length < 2) return [];
    return this.db.query<DoorSeatView>(sql`
      SELECT a.id, ${words} AS words,
        CASE WHEN x.id IS NOT NULL OR a.name IS NOT NULL THEN coalesce(o.name, a.guest_organisation) END AS organisation,
        a.checked_in_at IS NOT NULL AS taken
      FROM ${tables}
      WHERE a.meeting_id = ${meetingId} AND a.status <> 'walk_in'
        AND (${contains(words, q)} OR ${contains(sql`coalesce(o.name, a.guest_organisation, '')`, q)} OR EXISTS (
          SELECT FROM appointments h JOIN people p ON p.id = h.person_id
          WHERE h.position_id = a.position_id AND ${contains(sql`p.name`, q)}))
      ORDER BY a.number, a.id LIMIT 10`);
  }

  async mine(meetingId: string, device: Buffer): Promise<CheckedInView | null> {
    const [mine] = await this.db.query<CheckedInView>(sql`
      SELECT ${words} AS words, a.status, a.checked_in_at AS at FROM ${tables}
      WHERE a.meeting_id = ${meetingId} AND a.device_hash = ${device}`);
    return mine ?? null;
  }

  async present(meetingId: string): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(sql`
      SELECT count(*) AS count FROM attendances t
      WHERE t.meeting_id = ${meetingId} AND ${tookPart}`);
    return row?.count ?? 0;
  }

  async signature(meetingId: string, seatId: string): Promise<string> {
    const [row] = await this.db.query<{ signature: string }>(sql`
      SELECT signature FROM attendances
      WHERE id = ${seatId} AND meeting_id = ${meetingId} AND signature IS NOT NULL`);
    if (row === undefined) throw new NotFound();
    return row.signature;
  }
}
