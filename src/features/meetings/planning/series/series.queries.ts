import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { NotFound } from '../../../../kernel/errors.js';
import type { Actor } from '../../../../kernel/policy.js';
import { Database } from '../../../../platform/database/database.js';
import { reach } from '../../meeting.reach.js';
import { countLeft, ruleText } from './recurrence.js';
import type { SeriesMeeting, SeriesView } from './series.dto.js';

@Injectable()
export class SeriesQueries {
  constructor(private readonly db: Database) {}

  async view(actor: Actor, id: string): Promise<SeriesView> {
    const [series] = await this.db.query<Omit<SeriesView, 'rule' | 'meetings'>>(sql`
      SELECT id, starts_on AS "startsOn", recurrence, plan ->> 'title' AS title, plan ->> 'startTime' AS "startTime",
        plan ->> 'endTime' AS "endTime", plan ->> 'venue' AS venue, ended_at AS "endedAt", version
      FROM meeting_series WHERE id = ${id}`);
    if (series === undefined) throw new NotFound();
    const meetings = await this.db.query<Omit<SeriesMeeting, 'left'>>(sql`
      SELECT m.id, m.reference, m.title, m.status, m.starts_at AS "startsAt", m.ends_at AS "endsAt",
        m.time_zone AS "timeZone", m.recurrence_on AS "recurrenceOn",
        (m.title, coalesce(m.venue, ''), to_char(m.starts_at AT TIME ZONE m.time_zone, 'HH24:MI'),
          to_char(m.ends_at AT TIME ZONE m.time_zone, 'HH24:MI'))
          <> (s.plan ->> 'title', coalesce(s.plan ->> 'venue', ''), s.plan ->> 'startTime', s.plan ->> 'endTime')
          AS differs
      FROM meetings m JOIN meeting_series s ON s.id = m.series_id
      WHERE m.series_id = ${id} AND ${reach(actor)} ORDER BY m.recurrence_on, m.id LIMIT 500`);
    const { recurrence, startsOn } = series;
    return {
      ...series,
      rule: ruleText(recurrence, startsOn),
      meetings: meetings.map((meeting) => ({
        ...meeting,
        left: countLeft(recurrence, startsOn, meeting.recurrenceOn),
      })),
    };
  }
}
