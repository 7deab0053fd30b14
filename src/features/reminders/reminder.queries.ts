import { Injectable } from '@nestjs/common';
import sql, { join, type Sql } from 'sql-template-tag';
import { addMinutes } from '../../kernel/calendar.js';
import { cutPage, type Page, type PageRequest } from '../../kernel/page.js';
import type { Actor, Grant } from '../../kernel/policy.js';
import { clears, rights } from '../../kernel/rights.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { contains } from '../../platform/database/like.js';
import { organisationsIn, reachedBy } from '../../platform/database/reach.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { reachesCommitment } from '../directory/index.js';
import { reachesMeeting } from '../meetings/index.js';
import type { ReminderFilter, ReminderHealth, ReminderRow, ReminderRuleView } from './reminder.dto.js';
import { delivering, planning } from './reminder.worker.js';
import { subjectOf } from './verdict.queries.js';

const weekInMinutes = 7 * 24 * 60;

@Injectable()
export class ReminderQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  /** The ledger, newest first. */
  async list(
    actor: Actor,
    { state, q, commitmentId }: Omit<ReminderFilter, keyof PageRequest>,
    { limit, after }: PageRequest,
  ): Promise<Page<ReminderRow>> {
    const conditions = [
      reach(actor),
      ...(state === undefined ? [] : [sql`r.state = ${state}`]),
      ...(commitmentId === undefined ? [] : [sql`r.subject_id = ${commitmentId}`]),
      ...(q === undefined
        ? []
        : [sql`(${contains(sql`r.recipient_name`, q)} OR ${contains(sql`r.address`, q)})`]),
      ...(after === undefined ? [] : [sql`(r.due_at, r.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`]),
    ];
    const rows = await this.db.query<ReminderRow>(sql`
      SELECT r.id, q.code AS rule, r.channel, r.due_at AS "dueAt", r.state, r.reason, r.attempts,
        r.sent_at AS "sentAt", r.error,
        json_build_object('type', r.subject_type, 'id', r.subject_id,
          'reference', coalesce(c.reference, m.reference), 'title', ${title(actor)}, 'opens', ${opens(actor)}) AS subject,
        json_build_object('name', r.recipient_name, 'organisation', o.name, 'address', r.address) AS recipient
      FROM reminders r JOIN reminder_rules q ON q.id = r.rule_id JOIN organisations o ON o.id = r.organisation_id
        ${subjectOf}
      WHERE ${join(conditions, ' AND ')} ORDER BY r.due_at DESC, r.id DESC LIMIT ${limit + 1}`);
    return cutPage(rows, limit, (row) => [row.dueAt, row.id]);
  }

  rules(): Promise<ReminderRuleView[]> {
    return this.db.query<ReminderRuleView>(sql`
      SELECT id, code, subject, offset_working_days AS offset, repeat_every_days AS "repeatEveryDays",
        to_char(at_time, 'HH24:MI') AS time, audience, channel, enabled, version
      FROM reminder_rules ORDER BY subject, offset_working_days, code`);
  }

  async health(): Promise<ReminderHealth> {
    const now = this.clock.now();
    const [[counts], planned, delivered] = await Promise.all([
      this.db.query<Pick<ReminderHealth, 'backlog' | 'failed' | 'nextDueAt'>>(sql`
        SELECT count(*) FILTER (WHERE state IN ('planned', 'sending') AND next_attempt_at <= ${now}) AS backlog,
          count(*) FILTER (WHERE state = 'failed' AND due_at > ${addMinutes(now, -weekInMinutes)}) AS failed,
          min(due_at) FILTER (WHERE state = 'planned' AND due_at > ${now}) AS "nextDueAt"
        FROM reminders WHERE state IN ('planned', 'sending', 'failed')`),
      this.jobs.lastRun(planning),
      this.jobs.lastRun(delivering),
    ]);
    return {
      lastPlannedAt: planned.lastFinishedAt,
      lastDeliveredAt: delivered.lastFinishedAt,
      lastError: planned.lastError ?? delivered.lastError,
      backlog: counts?.backlog ?? 0,
      failed: counts?.failed ?? 0,
      nextDueAt: counts?.nextDueAt ?? null,
    };
  }
}

/** What it is about, unless that is exempt: then its two sides know it, and who is cleared for it. */
function title(actor: Actor): Sql {
  const cleared = (grants: readonly Grant[], condition: Sql) =>
    grants.some(({ role }) => clears(role, 'exempt')) ? condition : sql`false`;
  const knows = reachedBy(actor, rights.reminders.read, {
    office: (grants) => cleared(grants, sql`true`),
    own: (grants) => cleared(grants, sql`r.organisation_id = ANY(${organisationsIn(grants)}::uuid[])`),
  });
  return sql`CASE
    WHEN coalesce(c.classification, m.classification) <> 'exempt' OR ${knows} OR ${reachesCommitment(actor)}
    THEN coalesce(c.title, m.title) END`;
}

/** Whether its page would open: who looks after reminders need not be one who reads what they are about. */
function opens(actor: Actor): Sql {
  return sql`coalesce(
    CASE r.subject_type WHEN 'commitment' THEN ${reachesCommitment(actor)} ELSE ${reachesMeeting(actor)} END, false)`;
}

/** Those who look after reminders see them all; a liaison those to their own organisation. */
function reach(actor: Actor): Sql {
  return reachedBy(actor, rights.reminders.read, {
    office: () => sql`true`,
    own: (grants) => sql`r.organisation_id = ANY(${organisationsIn(grants)}::uuid[])`,
  });
}
