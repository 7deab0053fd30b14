import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { addDays, type LocalDate } from '../../../../kernel/calendar.js';
import { Invalid } from '../../../../kernel/errors.js';
import type { Actor } from '../../../../kernel/policy.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { Database } from '../../../../platform/database/database.js';
import { MeetingsService } from '../../meeting.service.js';
import type { Meeting } from '../../meeting.js';
import type { MeetingSeries } from './meeting-series.js';
import { countLeft, type Occurrence } from './recurrence.js';
import type { RecurrenceRequest } from './series.dto.js';
import { SeriesService } from './series.service.js';

/** Moves the rule of a series, and with it the meetings to come that nobody has been told of. */
@Injectable()
export class SeriesRuleService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly meetings: MeetingsService,
    private readonly series: SeriesService,
  ) {}

  /**
   * The meetings `toCome` get the days of the new rule in their order, so that none is doubled. One that was published,
   * or moved by itself, stays on its day as an exception; a draft for which there is no day any more is called off.
   * The caller holds the locks of the series and of the meetings.
   */
  async move(
    actor: Actor,
    series: MeetingSeries,
    { startsOn, recurrence }: { startsOn: LocalDate; recurrence: RecurrenceRequest },
    toCome: readonly Meeting[],
  ): Promise<void> {
    await this.mustFollow(series, startsOn, toCome);
    const stood = new Map(
      (await this.series.daysOf(series)).map(({ recurrenceOn, on }) => [recurrenceOn, on]),
    );
    const isFree = (meeting: Meeting) =>
      meeting.publishedAt === null && meeting.schedule.date === stood.get(meeting.recurrenceOn ?? '');
    const ending = { ...recurrence, ...this.endOf(series, recurrence, toCome) };
    Object.assign(series, { startsOn, recurrence: this.series.checked(ending, startsOn) });
    const pairs = pairsOf(toCome, await this.daysLeft(series, toCome));
    await this.rename(pairs);
    for (const meeting of toCome.filter(isFree)) {
      const on = pairs.get(meeting)?.on;
      if (on === undefined) await this.meetings.move(actor, meeting.id, { verb: 'cancel', note: null });
      else if (on !== null && on !== meeting.schedule.date)
        await this.meetings.edit(actor, meeting.id, meeting.version, { date: on });
    }
  }

  /** An end that is left out stays: the same last day, or as many times as were left. */
  private endOf(
    series: MeetingSeries,
    { until, count }: RecurrenceRequest,
    [first]: readonly Meeting[],
  ): Pick<RecurrenceRequest, 'until' | 'count'> {
    if (until !== undefined || count !== undefined) return {};
    const from = first?.recurrenceOn ?? addDays(this.clock.today(), 1);
    const left = countLeft(series.recurrence, series.startsOn, from);
    if (left !== null && left < 1) throw Invalid.field('/recurrence/count', 'required');
    return { until: series.recurrence.until, count: left };
  }

  /** A rule that begins among meetings which keep the old one would put others between them. */
  private async mustFollow(
    { id }: MeetingSeries,
    startsOn: LocalDate,
    [first]: readonly Meeting[],
  ): Promise<void> {
    const [before] = await this.db.query<{ day: LocalDate | null }>(sql`
      SELECT max(recurrence_on) AS day FROM meetings
      WHERE series_id = ${id} AND status <> 'cancelled' AND recurrence_on < ${first?.recurrenceOn ?? null}`);
    if (before?.day != null && startsOn <= before.day) throw Invalid.field('/startsOn', 'too-early');
  }

  /** The days of the new rule that are ahead and that no other meeting of the series stands for. */
  private async daysLeft(series: MeetingSeries, toCome: readonly Meeting[]): Promise<Occurrence[]> {
    const others = await this.db.query<{ day: LocalDate }>(sql`
      SELECT recurrence_on AS day FROM meetings
      WHERE series_id = ${series.id} AND NOT id = ANY(${toCome.map(({ id }) => id)}::uuid[])`);
    const ahead = await this.series.daysAhead(series);
    return ahead.filter(({ recurrenceOn }) => !others.some(({ day }) => day === recurrenceOn));
  }

  /** First out of the way: on its way to the new day no meeting may stand on that of another. */
  private async rename(pairs: ReadonlyMap<Meeting, Occurrence>): Promise<void> {
    const ids = [...pairs.keys()].map(({ id }) => id);
    const days = [...pairs.values()].map(({ recurrenceOn }) => recurrenceOn);
    await this.db.query(sql`
      UPDATE meetings SET recurrence_on = recurrence_on + 400000 WHERE id = ANY(${ids}::uuid[])`);
    await this.db.query(sql`
      UPDATE meetings m SET recurrence_on = n.day
      FROM unnest(${ids}::uuid[], ${days}::date[]) AS n (id, day) WHERE m.id = n.id`);
  }
}

/** What the new rule names too stays what it is; the others follow in their order. */
function pairsOf(meetings: readonly Meeting[], days: readonly Occurrence[]): Map<Meeting, Occurrence> {
  const named = new Map(days.map((day) => [day.recurrenceOn, day]));
  const same = meetings.filter(({ recurrenceOn }) => named.has(recurrenceOn ?? ''));
  const taken = new Set(same.map(({ recurrenceOn }) => recurrenceOn));
  const rest = days.filter(({ recurrenceOn }) => !taken.has(recurrenceOn));
  const others = meetings.filter((meeting) => !same.includes(meeting));
  const dayOf = (meeting: Meeting) => named.get(meeting.recurrenceOn ?? '') ?? rest[others.indexOf(meeting)];
  return new Map(
    meetings.flatMap((meeting) => {
      const day = dayOf(meeting);
      return day === undefined ? [] : [[meeting, day] as const];
    }),
  );
}
