import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { LocalDate } from '../../kernel/calendar.js';
import { newId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Locale } from '../../platform/i18n/translate.js';
import { mostAttempts } from './retry.js';
import {
  channelVerdict,
  meetingDay,
  type Reason,
  settleClaimed,
  subjectOf,
  subjectVerdict,
} from './verdict.queries.js';

/** How long a claim holds, in seconds of the database's clock; a crashed worker's reminders wait that long. */
export const leaseSeconds = 120;

export interface Claim {
  id: string;
  token: string;
  /** The how-manieth time this is tried. */
  attempts: number;
}

/** What a mail says, read just before it leaves. */
export interface Draft {
  /** Why it must not leave any more, or null. */
  verdict: Reason | null;
  recipientName: string;
  /** True when the mail goes to an organisation rather than to a position or a person. */
  toOrganisation: boolean;
  locale: Locale;
  address: string;
  dueAt: Date;
  commitment: CommitmentFacts | null;
  meeting: MeetingFacts | null;
}

export interface CommitmentFacts {
  id: string;
  reference: string;
  title: string;
  owner: string;
  dueOn: LocalDate;
  target: number;
  unit: string;
  progressValue: number | null;
  progressPercent: number;
}

export interface MeetingFacts {
  id: string;
  reference: string;
  title: string;
  day: LocalDate;
  /** Wall times at the place, with the name of their zone. */
  from: string;
  to: string;
  timeZone: string;
  venue: string | null;
  onlineUrl: string | null;
}

/** The rows of the ledger on their way out: claimed, read, and marked with what became of them. */
@Injectable()
export class DeliveryQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes up to `limit` due reminders that nobody else holds; none are left when the answer is empty. Those that
   * must not be sent any more get their reason and are let go.
   */
  async claim(limit: number): Promise<Claim[]> {
    for (;;) {
      const { taken, claims } = await this.db.transaction(() => this.take(limit));
      if (claims.length > 0 || taken === 0) return claims;
    }
  }

  /** Renews the claim and reads what to say, as things stand now; undefined when another worker has taken over. */
  async draft({ id, token }: Claim): Promise<Draft | undefined> {
    const [row] = await this.db.query<Draft>(sql`
      WITH r AS (
        UPDATE reminders SET lease_until = now() + make_interval(secs => ${leaseSeconds})
        WHERE id = ${id} AND lease_token = ${token} AND state = 'sending' AND lease_until > now()
        RETURNING *)
      SELECT coalesce(${subjectVerdict(this.clock.now())}, ${channelVerdict}) AS verdict, r.recipient_name AS "recipientName",
        r.recipient_name = o.name AS "toOrganisation", r.recipient_locale AS locale, r.address,
        r.due_at AS "dueAt",
        CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'reference', c.reference, 'title', c.title,
          'owner', w.name, 'dueOn', c.due_on, 'target', c.target, 'unit', c.unit,
          'progressValue', c.progress_value, 'progressPercent', c.progress_percent) END AS commitment,
        CASE WHEN m.id IS NOT NULL THEN json_build_object('id', m.id, 'reference', m.reference, 'title', m.title,
          'day', ${meetingDay}, 'from', to_char(m.starts_at AT TIME ZONE m.time_zone, 'HH24:MI'),
          'to', to_char(m.ends_at AT TIME ZONE m.time_zone, 'HH24:MI'), 'timeZone', m.time_zone,
          'venue', m.venue, 'onlineUrl', m.online_url) END AS meeting
      FROM r JOIN organisations o ON o.id = r.organisation_id ${subjectOf}
        LEFT JOIN organisations w ON w.id = c.owner_id`);
    return row;
  }

  /** The last word, unless another worker has taken over meanwhile; answers whether it was ours to say. */
  async finish(
    { id, token }: Claim,
    state: 'sent' | 'failed' | 'skipped' | 'expired',
    { reason = null, error = null }: { reason?: Reason | 'late' | null; error?: string | null } = {},
  ): Promise<boolean> {
    const rows = await this.db.query(sql`
      UPDATE reminders SET state = ${state}, reason = ${reason}, error = ${error}, lease_token = NULL,
        lease_until = NULL, sent_at = CASE WHEN ${state} = 'sent' THEN ${this.clock.now()}::timestamptz END
      WHERE id = ${id} AND lease_token = ${token} RETURNING id`);
    return rows.length > 0;
  }

  async postpone({ id, token }: Claim, until: Date, error: string): Promise<void> {
    await this.db.query(sql`
      UPDATE reminders SET state = 'planned', next_attempt_at = ${until}, error = ${error}, lease_token = NULL,
        lease_until = NULL
      WHERE id = ${id} AND lease_token = ${token}`);
  }

  /** The attempt is counted first, so that what kills the process is counted too. */
  private async take(limit: number): Promise<{ taken: number; claims: Claim[] }> {
    const now = this.clock.now();
    const token = newId();
    const rows = await this.db.query<{ id: string; attempts: number; state: string }>(sql`
      WITH due AS (
        SELECT id FROM reminders
        WHERE state IN ('planned', 'sending') AND next_attempt_at <= ${now}
          AND (lease_until IS NULL OR lease_until <= now())
        ORDER BY next_attempt_at, id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
      UPDATE reminders r SET
        state = CASE WHEN attempts >= ${mostAttempts}::int THEN 'failed' ELSE 'sending' END,
        reason = CASE WHEN attempts >= ${mostAttempts}::int THEN 'attempts-used-up' END,
        attempts = least(attempts + 1, ${mostAttempts}::int), lease_token = ${token},
        lease_until = now() + make_interval(secs => ${leaseSeconds})
      FROM due WHERE r.id = due.id RETURNING r.id, r.attempts, r.state`);
    const ids = rows.flatMap(({ id, state }) => (state === 'sending' ? [id] : []));
    if (ids.length === 0) return { taken: rows.length, claims: [] };
    const settled = await this.db.query<{ id: string }>(settleClaimed(token, ids, now, this.clock.today()));
    const gone = new Set(settled.map(({ id }) => id));
    const claims = rows.flatMap(({ id, attempts, state }) =>
      state !== 'sending' || gone.has(id) ? [] : [{ id, token, attempts }],
    );
    return { taken: rows.length, claims };
  }
}
