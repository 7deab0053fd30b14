import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { addDays, type Holidays as Days, type LocalDate } from '../../../kernel/calendar.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { HolidayView } from './holiday.dto.js';

/** How long a change of the table may stay unseen, in milliseconds. */
const fresh = 60_000;

/** National holidays and collective leave: the days besides weekends on which nobody counts on an answer. */
@Injectable()
export class Holidays {
  private kept: { days: Days; at: number } | undefined;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async all(): Promise<Days> {
    const now = this.clock.now().getTime();
    // Clocks may be set back, hence the absolute difference.
    if (this.kept !== undefined && Math.abs(now - this.kept.at) < fresh) return this.kept.days;
    const rows = await this.db.query<{ date: LocalDate }>(sql`SELECT date FROM holidays`);
    const days = new Set(rows.map(({ date }) => date));
    this.kept = { days, at: now };
    return days;
  }

  /** From a year ago on: what promises of today can still be counted over. */
  since(today: LocalDate): Promise<HolidayView[]> {
    return this.db.query<HolidayView>(sql`
      SELECT date, name, kind FROM holidays WHERE date >= ${addDays(today, -366)} ORDER BY date LIMIT 200`);
  }
}
