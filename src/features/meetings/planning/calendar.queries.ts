import { Injectable } from '@nestjs/common';
import sql, { join } from 'sql-template-tag';
import { addDays, daysBetween } from '../../../kernel/calendar.js';
import { Invalid } from '../../../kernel/errors.js';
import type { Actor } from '../../../kernel/policy.js';
import { Database } from '../../../platform/database/database.js';
import type { HolidayView } from '../../directory/index.js';
import { filters, headFor } from '../meeting.queries.js';
import { reach } from '../meeting.reach.js';
import type { CalendarMeeting, CalendarQuery, MeetingCalendar } from './calendar.dto.js';

const longest = 62;
const most = 500;

@Injectable()
export class CalendarQueries {
  constructor(private readonly db: Database) {}

  /** The meetings of some days, each on its day on the wall of its own place. */
  async range(actor: Actor, { from, to, ...filter }: CalendarQuery): Promise<MeetingCalendar> {
    const span = daysBetween(from, to);
    if (span < 0) throw Invalid.field('/to', 'before-from');
    if (span >= longest) throw Invalid.field('/to', 'period-too-long', { days: longest });
    // No clock is more than a day away from UTC: the index cuts the range out, then the day is asked exactly.
    const wide = sql`m.starts_at >= ${addDays(from, -1)}::timestamp AT TIME ZONE 'UTC'
      AND m.starts_at < ${addDays(to, 2)}::timestamp AT TIME ZONE 'UTC'`;
    const conditions = [wide, reach(actor), ...filters(actor, { ...filter, from, to })];
    const rows = await this.db.query<CalendarMeeting>(sql`
      SELECT ${headFor(actor)}, to_char(m.starts_at AT TIME ZONE m.time_zone, 'YYYY-MM-DD') AS day FROM meetings m
      WHERE ${join(conditions, ' AND ')} ORDER BY m.starts_at, m.id LIMIT ${most + 1}`);
    const holidays = await this.db.query<HolidayView>(sql`
      SELECT date, name, kind FROM holidays WHERE date BETWEEN ${from} AND ${to} ORDER BY date`);
    return { items: rows.slice(0, most), holidays, more: rows.length > most };
  }
}
