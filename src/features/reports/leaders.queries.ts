import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { addDays, type LocalDate } from '../../kernel/calendar.js';
import type { Actor } from '../../kernel/policy.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { CommitmentQueries, isOpen, lightConditions } from '../commitments/index.js';
import { reachesCommitment } from '../directory/index.js';
import type { Figure, LeadersReport, TopicLine } from './report.dto.js';

interface Totals {
  rows: number;
  active: number;
  late: number;
  medianDaysLate: number | null;
  submitted: number;
  needsDirection: number;
  finished: number;
  onTime: number;
  csrPlanned: number;
  csrKept: number;
}

/** The leaders' page: everything on it is counted from the rows that it opens. */
@Injectable()
export class LeadersQueries {
  constructor(
    private readonly db: Database,
    private readonly commitments: CommitmentQueries,
    private readonly clock: Clock,
  ) {}

  async report(actor: Actor): Promise<LeadersReport> {
    const today = this.clock.today();
    const [totals, byTopic, late, waiting, needsDirection, onTrack] = await Promise.all([
      this.totals(actor, today),
      this.byTopic(actor, today),
      this.first(actor, { light: 'late' }),
      this.first(actor, { status: 'submitted' }),
      this.first(actor, { needsDirection: 'true' }),
      this.first(actor, { light: 'on_track' }),
    ]);
    return {
      asOf: this.clock.now(),
      today,
      sourceRows: totals.rows,
      figures: figures(totals, today),
      late,
      waiting,
      needsDirection,
      onTrack,
      byTopic,
    };
  }

  private async first(actor: Actor, filter: Parameters<CommitmentQueries['list']>[1]) {
    return (await this.commitments.list(actor, filter, { limit: 10 })).items;
  }

  private async totals(actor: Actor, today: LocalDate): Promise<Totals> {
    const lateNow = lightConditions(today).late;
    const [totals] = await this.db.query<Totals>(sql`
      SELECT count(*) AS rows,
        count(*) FILTER (WHERE ${isOpen}) AS active,
        count(*) FILTER (WHERE ${lateNow}) AS late,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY ${today}::date - c.due_on) FILTER (WHERE ${lateNow})
          AS "medianDaysLate",
        count(*) FILTER (WHERE c.status = 'submitted') AS submitted,
        count(*) FILTER (WHERE c.question IS NOT NULL AND ${isOpen}) AS "needsDirection",
        count(*) FILTER (WHERE c.fulfilled_on > ${aYearBefore(today)}) AS finished,
        count(*) FILTER (WHERE c.fulfilled_on > ${aYearBefore(today)} AND c.fulfilled_on <= c.first_due_on)
          AS "onTime",
        coalesce(sum(c.planned_value) FILTER (WHERE c.topic = 'csr' AND c.status <> 'cancelled'), 0)
          AS "csrPlanned",
        coalesce(sum(c.planned_value) FILTER (WHERE c.topic = 'csr' AND c.status = 'fulfilled'), 0) AS "csrKept"
      FROM commitments c WHERE ${reachesCommitment(actor)}`);
    if (totals === undefined) throw new Error('an aggregate without GROUP BY always answers one row');
    return totals;
  }

  private byTopic(actor: Actor, today: LocalDate): Promise<TopicLine[]> {
    return this.db.query<TopicLine>(sql`
      SELECT c.topic, count(*) FILTER (WHERE ${isOpen}) AS active,
        count(*) FILTER (WHERE ${lightConditions(today).late}) AS late,
        count(*) FILTER (WHERE c.status = 'fulfilled') AS done
      FROM commitments c WHERE ${reachesCommitment(actor)} GROUP BY c.topic ORDER BY late DESC, active DESC, c.topic`);
  }
}

function aYearBefore(today: LocalDate): LocalDate {
  return addDays(today, -365);
}

function figures(totals: Totals, today: LocalDate): Figure[] {
  const { finished, onTime } = totals;
  const share = finished === 0 ? null : Math.round((onTime / finished) * 100);
  return [
    { key: 'active', value: totals.active, of: totals.rows, query: 'light=open' },
    { key: 'late', value: totals.late, of: totals.medianDaysLate, query: 'light=late' },
    { key: 'needsDirection', value: totals.needsDirection, of: null, query: 'needsDirection=true' },
    { key: 'waitingVerification', value: totals.submitted, of: null, query: 'status=submitted' },
    { key: 'onTime', value: share, of: finished, query: `fulfilledFrom=${addDays(aYearBefore(today), 1)}` },
    { key: 'csrValue', value: totals.csrPlanned, of: totals.csrKept, query: 'topic=csr' },
  ];
}
