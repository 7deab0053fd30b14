import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor } from '../../../kernel/policy.js';
import { Database } from '../../../platform/database/database.js';
import { jsonInstant, jsonRows } from '../../../platform/database/json.js';
import { came, seatCounts, tookPart } from '../attended.js';
import { agendaItemsFor, attendancesFor, decisionsFor, readsApproved } from '../approved-parts.js';
import { visible } from '../meeting.reach.js';
import type {
  AgendaItemPartiesView,
  AttendanceReport,
  LevelAttendance,
  MandateView,
  OrganisationAttendance,
} from './mandate.dto.js';

const level = sql`
  CASE WHEN x.is_head THEN 'head' WHEN x.id IS NOT NULL THEN 'position'
    WHEN t.organisation_id IS NOT NULL THEN 'other' ELSE 'guest' END`;

export type Flag = Omit<MandateView, 'can'>;

/** Who was there who could decide, and how often whom. The caller has made sure that the reader sees the meeting. */
@Injectable()
export class MandateQueries {
  constructor(private readonly db: Database) {}

  /**
   * Decisions on agenda items whose competent party was there only by someone without a letter of assignment, or not
   * at all. Nothing is flagged before anyone was marked as there.
   */
  flags(actor: Actor, meetingId: string): Promise<Flag[]> {
    return this.db.query<Flag>(sql`
      SELECT n.id AS "decisionId", n.number, n.text, json_build_object('id', o.id, 'name', o.name) AS organisation,
        CASE WHEN s.sent > 0 THEN 'represented' ELSE 'absent' END AS reason,
        CASE WHEN k.decision_id IS NOT NULL THEN json_build_object('by', k.confirmed_by,
          'at', ${jsonInstant('k.confirmed_at')}, 'note', k.note) END AS confirmation
      FROM meetings m JOIN ${decisionsFor(actor)} n ON n.meeting_id = m.id AND n.approved = ${readsApproved(actor)}
        JOIN ${agendaItemsFor(actor)} a ON a.id = n.agenda_item_id AND a.approved = n.approved
        JOIN agenda_item_parties y ON y.agenda_item_id = a.id JOIN organisations o ON o.id = y.organisation_id
        CROSS JOIN LATERAL (
          SELECT count(*) FILTER (WHERE ${came}
              OR (t.status = 'represented' AND t.assignment_letter IS NOT NULL)) AS able,
            count(*) FILTER (WHERE t.status = 'represented') AS sent
          FROM ${attendancesFor(actor)} t
          WHERE t.meeting_id = n.meeting_id AND t.approved = n.approved AND t.organisation_id = o.id) AS s
        LEFT JOIN decision_confirmations k ON k.decision_id = n.id AND k.organisation_id = o.id
      WHERE m.id = ${meetingId} AND s.able = 0 AND ${visible(actor)} AND EXISTS (
        SELECT FROM ${attendancesFor(actor)} t
        WHERE t.meeting_id = n.meeting_id AND t.approved = n.approved AND ${tookPart})
      ORDER BY n.number, o.name, o.id`);
  }

  parties(actor: Actor, meetingId: string): Promise<AgendaItemPartiesView[]> {
    return this.db.query<AgendaItemPartiesView>(sql`
      SELECT a.id AS "agendaItemId", a.number, a.title, ${jsonRows(sql`
        SELECT o.id, o.name FROM agenda_item_parties y JOIN organisations o ON o.id = y.organisation_id
        WHERE y.agenda_item_id = a.id ORDER BY o.name, o.id`)} AS parties
      FROM meetings m JOIN ${agendaItemsFor(actor)} a ON a.meeting_id = m.id AND a.approved = ${readsApproved(actor)}
      WHERE m.id = ${meetingId} AND ${visible(actor)} ORDER BY a.number, a.id`);
  }

  async report(actor: Actor, meetingId: string): Promise<AttendanceReport> {
    const seats = sql`
      meetings m JOIN ${attendancesFor(actor)} t ON t.meeting_id = m.id AND t.approved = ${readsApproved(actor)}`;
    const [total] = await this.db.query<AttendanceReport['total']>(sql`
      SELECT ${seatCounts} FROM ${seats} WHERE m.id = ${meetingId}`);
    const organisations = await this.db.query<OrganisationAttendance>(sql`
      SELECT CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END AS organisation,
        ${seatCounts}
      FROM ${seats} LEFT JOIN organisations o ON o.id = t.organisation_id
      WHERE m.id = ${meetingId} GROUP BY o.id, o.name ORDER BY o.name NULLS LAST, o.id`);
    const levels = await this.db.query<LevelAttendance>(sql`
      SELECT ${level} AS level, ${seatCounts} FROM ${seats} LEFT JOIN positions x ON x.id = t.position_id
      WHERE m.id = ${meetingId} GROUP BY 1 ORDER BY array_position(ARRAY['head', 'position', 'other', 'guest'], ${level})`);
    return { total: total as AttendanceReport['total'], organisations, levels };
  }
}
