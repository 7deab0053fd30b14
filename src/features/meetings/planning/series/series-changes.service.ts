import { Injectable } from '@nestjs/common';
import sql, { empty } from 'sql-template-tag';
import { checkVersion, Forbidden, Invalid } from '../../../../kernel/errors.js';
import { type Actor, holds } from '../../../../kernel/policy.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { Database } from '../../../../platform/database/database.js';
import { difference, History } from '../../../../platform/history/history.js';
import type { EditMeetingRequest } from '../../meeting.dto.js';
import { MeetingsService } from '../../meeting.service.js';
import { Meeting } from '../../meeting.js';
import type { MeetingPlan } from '../plan.js';
import { MeetingSeries } from './meeting-series.js';
import { SeriesRuleService } from './series-rule.service.js';
import { SeriesService } from './series.service.js';
import type { EditSeriesRequest, EndSeriesRequest, SeriesScopeRequest } from './series.dto.js';

type Change = Partial<Pick<MeetingPlan, 'title' | 'startTime' | 'endTime' | 'venue'>>;

/** Changes meetings of a series together. Those that have been, or were changed by themselves, stay as they are. */
@Injectable()
export class SeriesChangesService {
  constructor(
    private readonly db: Database,
    private readonly history: History,
    private readonly clock: Clock,
    private readonly meetings: MeetingsService,
    private readonly series: SeriesService,
    private readonly rules: SeriesRuleService,
  ) {}

  async edit(actor: Actor, id: string, version: number, request: EditSeriesRequest): Promise<void> {
    if (!holds(actor, 'series.edit')) throw new Forbidden();
    const { scope, fromMeetingId: _from, startsOn, recurrence, ...rest } = request;
    if ((startsOn === undefined) !== (recurrence === undefined))
      throw Invalid.field(startsOn === undefined ? '/startsOn' : '/recurrence', 'required');
    const change = Object.fromEntries(
      Object.entries(rest).filter(([, value]) => value !== undefined),
    ) as Change;
    await this.db.transaction(async () => {
      const series = await this.db.lock(MeetingSeries, id);
      checkVersion(series, version);
      const before = series.plan;
      const plan = { ...before, ...change };
      if (plan.endTime <= plan.startTime) throw Invalid.field('/endTime', 'end-before-start');
      for (const meeting of await this.toCome(series, request)) {
        const own = changeOf(meeting, before, plan);
        if (Object.keys(own).length > 0) await this.meetings.edit(actor, meeting.id, meeting.version, own);
      }
      Object.assign(series, { plan, version: version + 1 });
      const { startsOn: began, recurrence: rule } = series;
      if (startsOn !== undefined && recurrence !== undefined) {
        await this.rules.move(actor, series, { startsOn, recurrence }, await this.toCome(series, request));
        await this.series.begin(actor, series);
      }
      await this.db.save(series);
      const moved = difference({ startsOn: began, recurrence: rule }, pick(series));
      await this.record(actor, series, 'edit', { change: { scope, ...change, ...moved } });
    });
  }

  /** Nothing follows any more, and what was begun is called off: all of it, or from one on. */
  async end(actor: Actor, id: string, { note = null, ...which }: EndSeriesRequest): Promise<void> {
    if (!holds(actor, 'series.edit')) throw new Forbidden();
    await this.db.transaction(async () => {
      const series = await this.db.lock(MeetingSeries, id);
      for (const meeting of await this.toCome(series, which)) {
        await this.meetings.move(actor, meeting.id, { verb: 'cancel', note });
      }
      Object.assign(series, { endedAt: series.endedAt ?? this.clock.now(), version: series.version + 1 });
      await this.db.save(series);
      await this.record(actor, series, 'end', { change: { scope: which.scope }, note });
    });
  }

  /** Locked, in the order of the rule; a meeting that runs or has been is no longer to come. */
  private async toCome(series: MeetingSeries, request: SeriesScopeRequest): Promise<Meeting[]> {
    const from = request.scope === 'all' ? null : await this.first(series, request);
    const rows = await this.db.query<{ id: string }>(sql`
      SELECT id FROM meetings
      WHERE series_id = ${series.id} AND status IN ('draft', 'scheduled', 'postponed')
        AND starts_at > ${this.clock.now()} ${from === null ? empty : sql`AND recurrence_on >= ${from}`}
      ORDER BY recurrence_on, id`);
    const meetings: Meeting[] = [];
    for (const { id } of rows) meetings.push(await this.db.lock(Meeting, id));
    return meetings;
  }

  private async first(series: MeetingSeries, { fromMeetingId }: SeriesScopeRequest): Promise<string> {
    const [found] = await this.db.query<{ day: string }>(sql`
      SELECT recurrence_on AS day FROM meetings WHERE id = ${fromMeetingId} AND series_id = ${series.id}`);
    if (found === undefined) throw Invalid.field('/fromMeetingId', 'unknown-reference');
    return found.day;
  }

  private record(
    actor: Actor,
    { id }: MeetingSeries,
    verb: string,
    about: { change: Record<string, unknown>; note?: string | null },
  ): Promise<void> {
    return this.history.record(actor, { type: 'meeting-series', id }, verb, about);
  }
}

const pick = ({ startsOn, recurrence }: MeetingSeries) => ({ startsOn, recurrence });

/** What changes for one meeting: only what it had in common with the series; its time is one thing. */
function changeOf(meeting: Meeting, before: MeetingPlan, after: MeetingPlan): EditMeetingRequest {
  const { startTime, endTime } = meeting.schedule;
  const isOnTime = startTime === before.startTime && endTime === before.endTime;
  const isMoved = after.startTime !== before.startTime || after.endTime !== before.endTime;
  return {
    ...(after.title !== before.title && meeting.title === before.title ? { title: after.title } : {}),
    ...(after.venue !== before.venue && meeting.venue === before.venue ? { venue: after.venue } : {}),
    ...(isMoved && isOnTime ? { startTime: after.startTime, endTime: after.endTime } : {}),
  };
}
