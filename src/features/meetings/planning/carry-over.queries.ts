import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor } from '../../../kernel/policy.js';
import { Database } from '../../../platform/database/database.js';
import { reachesCommitment, type Topic } from '../../directory/index.js';
import { visible } from '../meeting.reach.js';
import type { MeetingStatus } from '../meeting.lifecycle.js';
import type { CarryOverItem, CarryOverReason } from './carry-over.dto.js';

type Row = Omit<CarryOverItem, 'reason'> & { status: MeetingStatus; isDiscussed: boolean };

/** What of a meeting's agenda would come back. */
@Injectable()
export class CarryOverQueries {
  constructor(private readonly db: Database) {}

  /**
   * Every item that the reader may see, with what speaks for its return. An item carries the commitments of those it
   * goes on with: they stay where they were promised. The caller has made sure that the reader may see the meeting.
   */
  async items(actor: Actor, meetingId: string): Promise<CarryOverItem[]> {
    const rows = await this.rows(actor, meetingId);
    return rows.map(({ status, isDiscussed, ...item }) => ({
      ...item,
      reason: reasonFor(status, isDiscussed, item),
    }));
  }

  /** Items on which nothing was said, and with which no other meeting goes on. */
  async undone(actor: Actor, meetingId: string): Promise<Pick<CarryOverItem, 'id' | 'number' | 'title'>[]> {
    const rows = await this.rows(actor, meetingId);
    return rows.filter(
      ({ isDiscussed, topic, continuedIn }) =>
        !isDiscussed && topic !== 'general' && continuedIn.length === 0,
    );
  }

  private rows(actor: Actor, meetingId: string): Promise<Row[]> {
    return this.db.query<Row>(sql`
      WITH RECURSIVE line AS (
        SELECT id AS item, id, continues_id FROM agenda_items WHERE meeting_id = ${meetingId}
        UNION ALL
        SELECT line.item, b.id, b.continues_id FROM line JOIN agenda_items b ON b.id = line.continues_id
      ), open_commitments AS (
        SELECT line.item, count(DISTINCT c.id) AS count FROM line
          LEFT JOIN decisions n ON n.agenda_item_id = line.id
          JOIN commitments c ON c.agenda_item_id = line.id OR c.decision_id = n.id
        WHERE c.status NOT IN ('fulfilled', 'cancelled') AND ${reachesCommitment(actor)}
        GROUP BY line.item
      )
      SELECT a.id, a.number, a.topic, a.title, a.minutes, a.presenter,
        a.presenter_position_id AS "presenterPositionId", a.classification, a.returns,
        coalesce(o.count, 0) AS "openCommitments", m.status,
        (EXISTS (SELECT FROM decisions n WHERE n.agenda_item_id = a.id)
          OR EXISTS (SELECT FROM commitments c WHERE c.agenda_item_id = a.id)
          OR EXISTS (SELECT FROM note_blocks b WHERE b.meeting_id = a.meeting_id AND b.agenda_item_id = a.id
            AND b.deleted_at IS NULL AND b.text <> '')) AS "isDiscussed",
        coalesce((
          SELECT json_agg(json_build_object('id', l.id, 'reference', l.reference, 'title', l.title)
            ORDER BY l.starts_at, l.id)
          FROM agenda_items b JOIN meetings l ON l.id = b.meeting_id
          WHERE b.continues_id = a.id AND l.status <> 'cancelled'), '[]') AS "continuedIn"
      FROM agenda_items a JOIN meetings m ON m.id = a.meeting_id LEFT JOIN open_commitments o ON o.item = a.id
      WHERE a.meeting_id = ${meetingId} AND ${visible(actor)}
      ORDER BY a.number, a.id`);
  }
}

/** When a meeting has been, or will never be. */
const isOver = (status: MeetingStatus) => ['held', 'closed', 'cancelled'].includes(status);

/**
 * A meeting that is still to come has left nothing over; one that was called off has left everything. What belongs to
 * no topic is the frame of a meeting (opening, closing): it is repeated, and never left over.
 */
function reasonFor(
  status: MeetingStatus,
  isDiscussed: boolean,
  { openCommitments, topic }: { openCommitments: number; topic: Topic },
): CarryOverReason | null {
  if (!isOver(status)) return null;
  if (openCommitments > 0) return 'open_commitments';
  return isDiscussed || topic === 'general' ? null : 'undiscussed';
}
