import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { addDays, type LocalDate } from '../../../../kernel/calendar.js';
import { Conflict, Forbidden, Invalid } from '../../../../kernel/errors.js';
import { newId } from '../../../../kernel/id.js';
import { type Actor, holds } from '../../../../kernel/policy.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { Database } from '../../../../platform/database/database.js';
import { History } from '../../../../platform/history/history.js';
import { Holidays } from '../../../directory/index.js';
import { isFinal } from '../../meeting.lifecycle.js';
import { MeetingsService } from '../../meeting.service.js';
import { Meeting } from '../../meeting.js';
import { planOf } from '../plan.js';
import { PlannedParts } from '../planned-parts.js';
import { MeetingSeries } from './meeting-series.js';
import { type Occurrence, occurrencesOf, type Recurrence } from './recurrence.js';
import type {
  NewSeriesRequest,
  RecurrenceRequest,
  SeriesPreview,
  SeriesPreviewRequest,
} from './series.dto.js';

/** So far ahead meetings are begun, and at most so many at once: nobody's calendar fills up for years. */
const horizonDays = 183;
const most = 60;

const subject = ({ id }: MeetingSeries) => ({ type: 'meeting-series', id });

/** Sets up meetings that recur, and begins those that come near. */
@Injectable()
export class SeriesService {
  constructor(
    private readonly db: Database,
    private readonly history: History,
    private readonly clock: Clock,
    private readonly holidays: Holidays,
    private readonly meetings: MeetingsService,
    private readonly parts: PlannedParts,
  ) {}

  /** The next days of a rule, with what moves them: to be looked at before anything is saved. */
  async preview({ startsOn, recurrence }: SeriesPreviewRequest): Promise<SeriesPreview> {
    const rule = this.checked(recurrence, startsOn);
    const days = occurrencesOf(rule, startsOn, addDays(startsOn, 366 * 5), await this.holidays.all()).slice(
      0,
      12,
    );
    const named = await this.db.query<{ date: LocalDate; name: string }>(sql`
      SELECT date, name FROM holidays WHERE date = ANY(${days.map(({ recurrenceOn }) => recurrenceOn)}::date[])`);
    const holidayOn = (day: LocalDate) => named.find(({ date }) => date === day)?.name ?? null;
    const items = days.map((day) => ({ ...day, holiday: holidayOn(day.recurrenceOn) }));
    return { items, horizon: this.horizon() };
  }

  /** Lets a meeting recur; it is the first itself when its day is one of the rule. */
  async create(actor: Actor, { meetingId, startsOn, recurrence }: NewSeriesRequest): Promise<MeetingSeries> {
    if (!holds(actor, 'series.create')) throw new Forbidden();
    const rule = this.checked(recurrence, startsOn);
    return this.db.transaction(async () => {
      await this.mustExist(meetingId);
      const pattern = await this.db.lock(Meeting, meetingId);
      if (pattern.seriesId !== null) throw new Conflict('already-recurs');
      const series = Object.assign(new MeetingSeries(), {
        id: newId(),
        startsOn,
        recurrence: rule,
        plan: planOf(pattern),
        agenda: await this.parts.agendaOf(meetingId),
        patternId: meetingId,
        endedAt: null,
        version: 1,
        createdAt: this.clock.now(),
      });
      await this.db.save(series);
      await this.history.record(actor, subject(series), 'create', {
        change: { meetingId, startsOn, ...rule },
      });
      await this.take(pattern, series);
      await this.begin(actor, series);
      return series;
    });
  }

  /** Begins what has come near of every series; one that cannot go on does not keep the others from it. */
  async goOn(actor: Actor, complain: (error: unknown) => void): Promise<void> {
    const running = await this.db.query<{ id: string }>(sql`
      SELECT id FROM meeting_series WHERE ended_at IS NULL ORDER BY id`);
    for (const { id } of running) {
      try {
        await this.db.transaction(async () => this.begin(actor, await this.db.lock(MeetingSeries, id)));
      } catch (error) {
        complain(error);
      }
    }
  }

  /** The meeting that was there before is the occurrence of its day, however far off that is. */
  private async take(pattern: Meeting, series: MeetingSeries): Promise<void> {
    const { date } = pattern.schedule;
    const { recurrence, startsOn } = series;
    // What is moved forward to this day is named by the rule some days later.
    const days = occurrencesOf(recurrence, startsOn, addDays(date, 31), await this.holidays.all());
    const own = days.find(({ recurrenceOn, on }) => recurrenceOn === date || on === date);
    if (isFinal(pattern.status) || own === undefined) return;
    const { recurrenceOn } = own;
    Object.assign(pattern, { seriesId: series.id, recurrenceOn, version: pattern.version + 1 });
    await this.db.save(pattern);
  }

  /** The caller holds the lock of the series; what was begun before is not begun again, whatever became of it. */
  async begin(actor: Actor, series: MeetingSeries): Promise<void> {
    if (series.endedAt !== null) return;
    const begun = await this.db.query<{ id: string; day: LocalDate }>(sql`
      SELECT id, recurrence_on AS day FROM meetings WHERE series_id = ${series.id} ORDER BY recurrence_on`);
    const due = (await this.daysAhead(series)).filter(
      ({ recurrenceOn }) => !begun.some(({ day }) => day === recurrenceOn),
    );
    let previousId = begun.at(-1)?.id ?? series.patternId;
    for (const { recurrenceOn, on } of due.slice(0, most)) {
      const request = { ...series.plan, date: on ?? recurrenceOn };
      const about = { previousId, seriesId: series.id, recurrenceOn };
      const meeting = await this.meetings.begin(actor, request, about);
      await this.parts.writeAgenda(meeting.id, series.agenda);
      await this.parts.inviteAgain(series.patternId, meeting.id);
      previousId = meeting.id;
    }
  }

  /** The days of its rule that are to come, as far as meetings are begun. */
  async daysAhead(series: MeetingSeries): Promise<Occurrence[]> {
    const today = this.clock.today();
    return (await this.daysOf(series)).filter(({ on }) => on !== null && on > today);
  }

  async daysOf({ recurrence, startsOn }: MeetingSeries): Promise<Occurrence[]> {
    return occurrencesOf(recurrence, startsOn, this.horizon(), await this.holidays.all());
  }

  /** Nobody counts a rule from the last century on. */
  checked(recurrence: RecurrenceRequest, startsOn: LocalDate): Recurrence {
    if (startsOn < addDays(this.clock.today(), -366)) throw Invalid.field('/startsOn', 'too-early');
    return checked(recurrence, startsOn);
  }

  private horizon(): LocalDate {
    return addDays(this.clock.today(), horizonDays);
  }

  private async mustExist(meetingId: string): Promise<void> {
    const found = await this.db.query(sql`SELECT id FROM meetings WHERE id = ${meetingId}`);
    if (found.length === 0) throw Invalid.field('/meetingId', 'unknown-reference');
  }
}

/** A rule that says what it must, and nothing that it does not use. */
function checked(request: RecurrenceRequest, startsOn: LocalDate): Recurrence {
  const { frequency, interval, shift } = request;
  const nth = frequency === 'monthly' ? (request.nth ?? null) : null;
  const usesWeekdays = frequency === 'weekly' || nth !== null;
  if (usesWeekdays) checkWeekdays(request);
  const weekdays = usesWeekdays ? request.weekdays.toSorted((one, other) => one - other) : [];
  return { frequency, interval, weekdays, nth, ...checkedEnd(request, startsOn), shift };
}

function checkWeekdays({ frequency, weekdays }: RecurrenceRequest): void {
  const pointer = '/recurrence/weekdays';
  if (weekdays.length === 0) throw Invalid.field(pointer, 'required');
  if (frequency === 'monthly' && weekdays.length > 1) throw Invalid.field(pointer, 'one-weekday');
}

/** By a day, after so many, or never. */
function checkedEnd(
  { until = null, count = null }: RecurrenceRequest,
  startsOn: LocalDate,
): Pick<Recurrence, 'until' | 'count'> {
  if (until !== null && until < startsOn) throw Invalid.field('/recurrence/until', 'before-from');
  if (until !== null && count !== null) throw Invalid.field('/recurrence/count', 'one-end');
  return { until, count };
}
