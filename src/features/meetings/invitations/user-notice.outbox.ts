import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { LocalDate } from '../../../kernel/calendar.js';
import type { Actor } from '../../../kernel/policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { type Claim, Outbox } from '../../../platform/mail/outbox.js';
import { grantsOn } from '../../access/index.js';
import { isWilling } from '../../directory/index.js';
import type { MinutesStatus } from '../approval/minutes.lifecycle.js';
import type { MeetingFacts } from '../meeting.facts.js';
import type { UserNoticeKind } from './meeting-notice.js';
import { facts, isOfUser } from './notice.outbox.js';

/** What a user is told, read just before it leaves. */
export interface UserDraft {
  kind: UserNoticeKind;
  user: Actor & { id: string };
  address: string;
  isDisabled: boolean;
  isWilling: boolean;
  meeting: MeetingFacts;
  /** Of the round of correction. */
  round: { status: MinutesStatus; endsOn: LocalDate } | null;
  /** Of the topic that was proposed. */
  topic: { title: string; note: string | null } | null;
}

/** The rows of notices to users, on their way out of the same table. */
@Injectable()
export class UserNoticeOutbox extends Outbox {
  protected override readonly waits = sql`NOT ${isOfUser}`;

  constructor(db: Database, clock: Clock) {
    super(db, clock, 'meeting_notices');
  }

  /** Renews the claim and reads what to say; undefined when another worker has taken over. */
  async draft(claim: Claim): Promise<UserDraft | undefined> {
    const [draft] = await this.db.query<UserDraft>(sql`
      WITH r AS (${this.renewed(claim)})
      SELECT r.kind, u.email AS address, u.disabled_at IS NOT NULL AS "isDisabled",
        ${isWilling(sql`u.email`)} AS "isWilling", ${facts} AS meeting,
        json_build_object('id', u.id, 'name', u.name, 'locale', u.locale,
          'grants', ${grantsOn(this.clock.today())}) AS user,
        CASE WHEN r.kind = 'correction_round'
          THEN json_build_object('status', i.status, 'endsOn', i.round_ends_on) END AS round,
        CASE WHEN p.id IS NOT NULL
          THEN json_build_object('title', p.title, 'note', p.answer_note) END AS topic
      FROM r JOIN meetings m ON m.id = r.meeting_id JOIN users u ON u.id = substr(r.invitee, length('user:') + 1)::uuid
        LEFT JOIN districts d ON d.code = m.district_code LEFT JOIN minutes i ON i.meeting_id = m.id
        LEFT JOIN topic_proposals p
          ON p.id = CASE WHEN r.occasion LIKE 'topic:%' THEN substr(r.occasion, length('topic:') + 1)::uuid END`);
    return draft;
  }

  /** Keeps to whom it goes: the proof, once the mail has left. */
  async note({ id, token }: Claim, { address, user }: UserDraft): Promise<void> {
    await this.db.query(sql`
      UPDATE meeting_notices SET address = ${address}, recipient_name = ${user.name}, recipient_locale = ${user.locale}
      WHERE id = ${id} AND lease_token = ${token}`);
  }
}
