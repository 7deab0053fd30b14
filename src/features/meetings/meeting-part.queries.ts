import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { LocalDate } from '../../kernel/calendar.js';
import type { Actor } from '../../kernel/policy.js';
import { Database } from '../../platform/database/database.js';
import { jsonInstant, jsonRows } from '../../platform/database/json.js';
import { holderOn } from '../directory/index.js';
import { withRunningClock } from './agenda-item.js';
import { agendaItemsFor, attendancesFor, decisionsFor, handedOut, readsApproved } from './approved-parts.js';
import { visible } from './meeting.reach.js';
import type { AgendaItemView, AttendanceView, DecisionView } from './meeting.views.dto.js';

/** The parts of a meeting, in their order; as approved for who has no part in an erratum. The caller has made sure that the reader may see the meeting. */
@Injectable()
export class MeetingPartQueries {
  constructor(private readonly db: Database) {}

  attendances(actor: Actor, meetingId: string, day: LocalDate): Promise<AttendanceView[]> {
    return this.db.query<AttendanceView>(sql`
      SELECT t.id, t.status, t.guest_organisation AS "guestOrganisation",
        CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END AS organisation,
        CASE WHEN x.id IS NOT NULL THEN json_build_object('id', x.id, 'title', x.title) END AS position,
        coalesce(t.name, ${holderOn(sql`t.position_id`, sql`${day}::date`)} -> 'person' ->> 'name') AS name,
        t.represented_by AS "representedBy", t.assignment_letter AS "assignmentLetter",
        t.checked_in_at AS "checkedInAt", t.checked_in_via AS "checkedInVia", t.signed
      FROM meetings m JOIN ${attendancesFor(actor)} t ON t.meeting_id = m.id AND t.approved = ${readsApproved(actor)}
        LEFT JOIN organisations o ON o.id = t.organisation_id LEFT JOIN positions x ON x.id = t.position_id
      WHERE m.id = ${meetingId} ORDER BY t.number, t.id`);
  }

  /** With a running clock; an item that the reader may not see still takes its time. */
  async agendaItems(
    actor: Actor,
    meetingId: string,
    startsAt: Date,
    day: LocalDate,
  ): Promise<AgendaItemView[]> {
    const items = await this.db.query<Omit<AgendaItemView, 'startsAt'> & { visible: boolean }>(sql`
      SELECT a.id, a.number, a.topic, a.title, a.minutes, a.presenter, a.classification,
        a.returns, a.continues_id AS "continuesId",
        CASE WHEN x.id IS NOT NULL THEN json_build_object('id', x.id, 'title', x.title,
          'organisation', json_build_object('id', o.id, 'name', o.name),
          'name', ${holderOn(sql`x.id`, sql`${day}::date`)} -> 'person' ->> 'name') END AS "presenterPosition",
        ${jsonRows(sql`
          SELECT f.id, f.name, f.type, f.size, ${jsonInstant('f.uploaded_at')} AS "uploadedAt"
          FROM agenda_files f WHERE f.agenda_item_id = a.id AND ${handedOut(sql`a.approved`)} ORDER BY f.id`)} AS files,
        ${visible(actor)} AS visible
      FROM meetings m JOIN ${agendaItemsFor(actor)} a ON a.meeting_id = m.id AND a.approved = ${readsApproved(actor)}
        LEFT JOIN positions x ON x.id = a.presenter_position_id
        LEFT JOIN organisations o ON o.id = x.organisation_id
      WHERE m.id = ${meetingId} ORDER BY a.number, a.id`);
    return withRunningClock(items, startsAt)
      .filter((item) => item.visible)
      .map(({ visible: _, ...item }) => item);
  }

  decisions(actor: Actor, meetingId: string): Promise<DecisionView[]> {
    return this.db.query<DecisionView>(sql`
      SELECT n.id, n.number, n.text, n.topic, n.agenda_item_id AS "agendaItemId"
      FROM meetings m JOIN ${decisionsFor(actor)} n ON n.meeting_id = m.id AND n.approved = ${readsApproved(actor)}
        LEFT JOIN ${agendaItemsFor(actor)} a
          ON a.meeting_id = m.id AND a.id = n.agenda_item_id AND a.approved = n.approved
      WHERE m.id = ${meetingId} AND ${visible(actor)}
      ORDER BY n.number, n.id`);
  }
}
