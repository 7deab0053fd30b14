import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { newId } from '../../../kernel/id.js';
import { Database } from '../../../platform/database/database.js';
import type { PlannedItem } from './plan.js';

/** Agenda and invitees as rows for meetings that are begun out of something; callers have asked for the right. */
@Injectable()
export class PlannedParts {
  constructor(private readonly db: Database) {}

  /** The agenda of a meeting, without what was said. */
  agendaOf(meetingId: string): Promise<PlannedItem[]> {
    return this.db.query<PlannedItem>(sql`
      SELECT topic, title, minutes, presenter, presenter_position_id AS "presenterPositionId", classification
      FROM agenda_items
      WHERE meeting_id = ${meetingId} ORDER BY number, id`);
  }

  async writeAgenda(meetingId: string, items: readonly PlannedItem[]): Promise<void> {
    const rows = items.map((item, at) => ({ ...item, id: newId(), number: at + 1 }));
    await this.db.query(sql`
      INSERT INTO agenda_items
        (id, meeting_id, number, topic, title, minutes, presenter, presenter_position_id, classification)
      SELECT id, ${meetingId}, number, topic, title, minutes, presenter, "presenterPositionId", classification
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (id uuid, number integer, topic text,
        title text, minutes integer, presenter text, "presenterPositionId" uuid, classification text)`);
  }

  /**
   * Whoever was invited to `sourceId` is invited to `meetingId`; who came unasked is not, and a position is held by
   * whoever holds it then. Answers how many they are.
   */
  async inviteAgain(sourceId: string, meetingId: string): Promise<number> {
    const seats = await this.db.query<{ id: string }>(sql`
      SELECT id FROM attendances WHERE meeting_id = ${sourceId} AND status <> 'walk_in' ORDER BY number, id`);
    await this.db.query(sql`
      INSERT INTO attendances (id, meeting_id, position_id, person_id, organisation_id, guest_organisation,
        guest_email, name, status, number)
      SELECT g.id, ${meetingId}, t.position_id, t.person_id, t.organisation_id, t.guest_organisation, t.guest_email,
        CASE WHEN t.position_id IS NULL THEN t.name END, 'invited', g.number
      FROM unnest(${seats.map(() => newId())}::uuid[], ${seats.map(({ id }) => id)}::uuid[])
          WITH ORDINALITY AS g (id, source_id, number)
        JOIN attendances t ON t.id = g.source_id`);
    return seats.length;
  }
}
