import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { addDays, addMinutes, type Holidays as Days } from '../../kernel/calendar.js';
import { Clock, officeTimeZone } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { isOpen } from '../commitments/index.js';
import { contactsOf, Holidays } from '../directory/index.js';
import { inviteesOf } from '../meetings/index.js';
import type { SubjectType } from './reminder-rule.js';
import { type Occasion, occasionsOf, type Timing, windowAt } from './reminder.plan.js';
import { meetingDay, settleAll, settleDue } from './verdict.queries.js';

type PlanRule = Timing & { subject: SubjectType };

/** Any number, the same on every instance: one of them plans at a time. */
const planningLock = 7_246_002;

/** What the row of a reminder is made of; the unique key makes the insertion both lock and proof. */
const insertion = sql`
  INSERT INTO reminders (id, rule_id, subject_type, subject_id, anchor_on, sequence, recipient_key, recipient_name,
    recipient_locale, organisation_id, address, channel, due_at, next_attempt_at, state, reason, created_at)`;

/**
 * Writes down who will be told what, up to a day ahead. What cannot be sent any more gets its reason, and what was
 * missed while nobody worked is made up for, as long as it still matters.
 */
@Injectable()
export class ReminderPlanner {
  /** What the last whole pass saw; as long as it stands there is nothing new to plan. */
  private settled: string | undefined;
  private occasions: { key: string; all: Occasion[] } = { key: '', all: [] };

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly holidays: Holidays,
  ) {}

  /** Answers how many reminders were written down. Many may call at once: one works, the others do nothing. */
  async plan(): Promise<{ planned: number }> {
    const now = this.clock.now();
    const rules = await this.rules();
    const occasions = this.occasionsAt(now, rules, await this.holidays.all());
    const { mark, planned } = await this.db.transaction(async () => {
      if (!(await this.isMine())) return { mark: this.settled, planned: 0 };
      const seen = await this.mark(now, occasions);
      const isWhole = seen === undefined || seen !== this.settled;
      return { mark: seen, planned: await (isWhole ? this.whole(now, rules, occasions) : this.brief(now)) };
    });
    this.settled = mark;
    return { planned };
  }

  private async whole(
    now: Date,
    rules: readonly PlanRule[],
    occasions: readonly Occasion[],
  ): Promise<number> {
    const today = this.clock.today();
    await this.db.query(settleAll(now, today));
    let planned = 0;
    for (const subject of ['commitment', 'meeting'] as const) {
      const ids = rules.filter((rule) => rule.subject === subject).map(({ id }) => id);
      const own = occasions.filter(({ ruleId }) => ids.includes(ruleId));
      for (const some of byMoment(own)) planned += await this.insert(this.wanted(subject, some), some, now);
    }
    await this.db.query(settleDue(now, today));
    return planned;
  }

  /** Time alone has passed: of those due, some may have been overtaken by others or by the meeting itself. */
  private async brief(now: Date): Promise<number> {
    await this.db.query(settleDue(now, this.clock.today()));
    return 0;
  }

  private async insert(wanted: Sql, occasions: readonly Occasion[], now: Date): Promise<number> {
    const column = <Key extends keyof Occasion>(key: Key) => occasions.map((occasion) => occasion[key]);
    const [row] = await this.db.query<{ planned: number }>(sql`
      WITH occasions AS MATERIALIZED (
        SELECT o.*, r.subject, r.audience, r.channel, r.enabled_since
        FROM unnest(${column('ruleId')}::uuid[], ${column('anchorOn')}::date[], ${column('sequence')}::int[],
          ${column('dueAt')}::timestamptz[]) AS o(rule_id, anchor_on, sequence, due_at)
          JOIN reminder_rules r ON r.id = o.rule_id),
      wanted AS (${wanted}),
      inserted AS (
        ${insertion}
        SELECT gen_random_uuid(), rule_id, subject, subject_id, anchor_on, sequence, key, name, locale,
          organisation_id, address, channel, due_at, due_at,
          CASE WHEN address = '' THEN 'skipped' ELSE 'planned' END, CASE WHEN address = '' THEN 'no-address' END,
          ${now}
        FROM wanted ON CONFLICT DO NOTHING RETURNING state)
      SELECT count(*) FILTER (WHERE state = 'planned') AS planned FROM inserted`);
    return row?.planned ?? 0;
  }

  private wanted(subject: SubjectType, occasions: readonly Occasion[]): Sql {
    const today = this.clock.today();
    return subject === 'commitment'
      ? commitmentReminders(contactsOf(today, sql`true`, 'follow_up'))
      : meetingReminders(today, occasions);
  }

  private async isMine(): Promise<boolean> {
    const [row] = await this.db.query<{ mine: boolean }>(
      sql`SELECT pg_try_advisory_xact_lock(${planningLock}) AS mine`,
    );
    return row?.mine === true;
  }

  /**
   * Names everything that a whole pass depends on, or undefined while a transaction is open whose changes it may
   * not see yet. The counter is read first: who counts after that is noticed by the next pass. An hour is the
   * longest that damage to the ledger itself stays unseen.
   */
  private async mark(now: Date, occasions: readonly Occasion[]): Promise<string | undefined> {
    const [changes] = await this.db.query<{ last: string }>(
      sql`SELECT last_value || ' ' || is_called AS last FROM reminder_changes`,
    );
    const [snapshot] = await this.db.query<{ quiet: boolean }>(
      sql`SELECT pg_snapshot_xmin(s) = pg_snapshot_xmax(s) AS quiet FROM pg_current_snapshot() AS s`,
    );
    if (snapshot?.quiet !== true) return undefined;
    const hash = createHash('sha1').update(JSON.stringify(occasions)).digest('base64url');
    return `${now.toISOString().slice(0, 13)} ${this.clock.today()} ${changes?.last} ${hash}`;
  }

  /** Counting working days takes a while, so a day's occasions are counted once and then looked up. */
  private occasionsAt(now: Date, rules: readonly PlanRule[], holidays: Days): Occasion[] {
    const key = JSON.stringify([this.clock.today(), rules, [...holidays]]);
    const { after, until } = windowAt(now);
    if (this.occasions.key !== key) {
      const day = { after: addMinutes(after, -24 * 60), until: addMinutes(until, 24 * 60) };
      this.occasions = { key, all: occasionsOf(rules, day, holidays, officeTimeZone) };
    }
    return this.occasions.all.filter(({ dueAt }) => dueAt > after && dueAt <= until);
  }

  private rules(): Promise<PlanRule[]> {
    return this.db.query<PlanRule>(sql`
      SELECT id, subject, offset_working_days AS "offset", repeat_every_days AS "repeatEveryDays",
        to_char(at_time, 'HH24:MI') AS time
      FROM reminder_rules WHERE enabled ORDER BY id`);
  }
}

/** One statement for each moment, so that none runs into the time limit, however much there is to write down. */
function byMoment(occasions: readonly Occasion[]): Iterable<Occasion[]> {
  const groups = new Map<number, Occasion[]>();
  for (const occasion of occasions) {
    const moment = occasion.dueAt.getTime();
    groups.set(moment, [...(groups.get(moment) ?? []), occasion]);
  }
  return groups.values();
}

/** Each open commitment due on an anchor day, with whom to write to at its owner, or a gap that is seen. */
function commitmentReminders(contacts: Sql): Sql {
  return sql`
    SELECT o.*, c.id AS subject_id, c.owner_id AS organisation_id,
      coalesce(k.key, 'organisation:' || c.owner_id) AS key, coalesce(k.address, '') AS address,
      coalesce(k.name, '') AS name, coalesce(k.locale, 'id') AS locale
    FROM occasions o
      -- As commitments_open_due has it.
      JOIN commitments c ON coalesce(c.due_on, 'infinity') = o.anchor_on AND ${isOpen}
        AND o.due_at >= greatest(o.enabled_since, c.agreed_at)
      LEFT JOIN (${contacts}) AS k
        ON k.organisation_id = c.owner_id AND (k.for_owner OR o.audience = 'owner_head')`;
}

function meetingReminders(today: string, occasions: readonly Occasion[]): Sql {
  const days = occasions.map(({ anchorOn }) => anchorOn).sort();
  // A day wider on both sides than the anchors, since the place may be anywhere on Earth.
  const [from, to] = [addDays(days[0] ?? today, -1), addDays(days.at(-1) ?? today, 2)];
  const near = sql`m.status = 'scheduled' AND m.starts_at >= ${from}::date AND m.starts_at < ${to}::date`;
  return sql`
    SELECT o.*, m.id AS subject_id, i.organisation_id, i.key, i.address, i.name, i.locale
    FROM occasions o
      JOIN meetings m ON ${near} AND ${meetingDay} = o.anchor_on
        AND o.due_at >= greatest(o.enabled_since, m.created_at) AND o.due_at < m.starts_at
      JOIN (${inviteesOf(today, sql`a.meeting_id IN (SELECT m.id FROM meetings m WHERE ${near})`)}) AS i
        ON i.meeting_id = m.id`;
}
