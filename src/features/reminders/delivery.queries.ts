import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { LocalDate } from '../../kernel/calendar.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Locale } from '../../platform/i18n/translate.js';
import { type Claim, Outbox } from '../../platform/mail/outbox.js';
import type { MeetingFacts } from '../meetings/index.js';
import {
  channelVerdict,
  meetingDay,
  type Reason,
  settleClaimed,
  subjectOf,
  subjectVerdict,
} from './verdict.queries.js';

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
  exempt: boolean;
}

/** The rows of the ledger on their way out: claimed, read, and marked with what became of them. */
@Injectable()
export class DeliveryQueries extends Outbox {
  constructor(db: Database, clock: Clock) {
    super(db, clock, 'reminders');
  }

  /** Renews the claim and reads what to say, as things stand now; undefined when another worker has taken over. */
  async draft(claim: Claim): Promise<Draft | undefined> {
    const [row] = await this.db.query<Draft>(sql`
      WITH r AS (${this.renewed(claim)})
      SELECT coalesce(${subjectVerdict(this.clock.now())}, ${channelVerdict}) AS verdict, r.recipient_name AS "recipientName",
        r.recipient_name = o.name AS "toOrganisation", r.recipient_locale AS locale, r.address,
        r.due_at AS "dueAt",
        CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'reference', c.reference, 'title', c.title,
          'owner', w.name, 'dueOn', c.due_on, 'target', c.target, 'unit', c.unit,
          'progressValue', c.progress_value, 'progressPercent', c.progress_percent,
          'exempt', c.classification = 'exempt') END AS commitment,
        CASE WHEN m.id IS NOT NULL THEN json_build_object('id', m.id, 'reference', m.reference, 'title', m.title,
          'day', ${meetingDay}, 'from', to_char(m.starts_at AT TIME ZONE m.time_zone, 'HH24:MI'),
          'to', to_char(m.ends_at AT TIME ZONE m.time_zone, 'HH24:MI'), 'timeZone', m.time_zone,
          'venue', m.venue, 'onlineUrl', m.online_url,
          'exempt', m.classification = 'exempt') END AS meeting
      FROM r JOIN organisations o ON o.id = r.organisation_id ${subjectOf}
        LEFT JOIN organisations w ON w.id = c.owner_id`);
    return row;
  }

  protected override async settle(claims: Claim[]): Promise<Claim[]> {
    const [first] = claims;
    if (first === undefined) return claims;
    const ids = claims.map(({ id }) => id);
    const settled = await this.db.query<{ id: string }>(
      settleClaimed(first.token, ids, this.clock.now(), this.clock.today()),
    );
    const gone = new Set(settled.map(({ id }) => id));
    return claims.filter(({ id }) => !gone.has(id));
  }
}
