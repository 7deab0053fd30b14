import { Injectable } from '@nestjs/common';
import sql, { raw } from 'sql-template-tag';
import { Conflict, NotFound } from '../../kernel/errors.js';
import { Database } from '../../platform/database/database.js';
import { AgendaItem } from './agenda-item.js';
import { Attendance } from './attendance.js';
import { Decision } from './decision.js';

type Part = AgendaItem | Attendance | Decision;
type PartClass<Entity extends Part> = new () => Entity;

const tables = new Map<PartClass<Part>, string>([
  [AgendaItem, 'agenda_items'],
  [Attendance, 'attendances'],
  [Decision, 'decisions'],
]);

/** The numbered parts of a meeting. Callers hold the lock on the meeting, so numbers cannot race. */
@Injectable()
export class MeetingParts {
  constructor(private readonly db: Database) {}

  async find<Entity extends Part>(part: PartClass<Entity>, meetingId: string, id: string): Promise<Entity> {
    const entity = await this.db.find(part, id);
    if (entity.meetingId !== meetingId) throw new NotFound();
    return entity;
  }

  /** The number after the last; a meeting that has `most` takes no more, since its view shows all of them. */
  async nextNumber(part: PartClass<Part>, meetingId: string, most: number): Promise<number> {
    const [last] = await this.db.query<{ count: number; number: number }>(sql`
      SELECT count(*) AS count, coalesce(max(number), 0) AS number
      FROM ${this.tableOf(part)} WHERE meeting_id = ${meetingId}`);
    if (last === undefined || last.count >= most) throw new Conflict('too-many', { limit: most });
    return last.number + 1;
  }

  /** Removes a part that nothing points to, and closes the gap; answers what it was. */
  async remove<Entity extends Part>(part: PartClass<Entity>, meetingId: string, id: string): Promise<Entity> {
    const entity = await this.find(part, meetingId, id);
    const removed = { ...entity };
    await this.db.removeUnused(entity);
    await this.db.query(sql`
      UPDATE ${this.tableOf(part)} SET number = number - 1
      WHERE meeting_id = ${meetingId} AND number > ${removed.number}`);
    return removed;
  }

  /** Moves an item to `place`; those between make room. */
  async place(item: AgendaItem, place: number): Promise<void> {
    const from = item.number;
    const [step, low, high] = place < from ? [1, place, from - 1] : [-1, from + 1, place];
    await this.db.query(sql`
      UPDATE agenda_items SET number = number + ${step}
      WHERE meeting_id = ${item.meetingId} AND number BETWEEN ${low} AND ${high}`);
    item.number = place;
  }

  private tableOf(part: PartClass<Part>) {
    return raw(tables.get(part) ?? '');
  }
}
