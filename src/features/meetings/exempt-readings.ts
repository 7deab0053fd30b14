import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor } from '../../kernel/policy.js';
import { Database } from '../../platform/database/database.js';
import { Readings } from '../../platform/history/readings.js';
import { visible } from './meeting.reach.js';

/** Leaves the trace of a reading that tells of exempt items, before it is answered. */
@Injectable()
export class ExemptReadings {
  constructor(
    private readonly db: Database,
    private readonly readings: Readings,
  ) {}

  /** Of all items that the reader sees and that are exempt, or whose meeting is. */
  async ofMeeting(actor: Actor, id: string): Promise<void> {
    const rows = await this.db.query<{ number: number }>(sql`
      SELECT a.number FROM meetings m JOIN agenda_items a ON a.meeting_id = m.id
      WHERE m.id = ${id} AND 'exempt' IN (m.classification, a.classification) AND ${visible(actor)}
      ORDER BY a.number`);
    await this.ofItems(
      actor,
      id,
      rows.map(({ number }) => number),
    );
  }

  /** Of the exempt items with these numbers, if there are any. */
  async ofItems(actor: Actor, id: string, agendaItems: number[]): Promise<void> {
    if (agendaItems.length === 0) return;
    await this.readings.note(actor, { type: 'meeting', id }, { change: { agendaItems } });
  }
}
