import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { newId } from '../../../kernel/id.js';
import type { Actor } from '../../../kernel/policy.js';
import { rights } from '../../../kernel/rights.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { grantsOn } from '../../access/index.js';
import { type MeetingParties, minutesPolicy } from '../meeting.policy.js';
import type { UserNoticeKind } from './meeting-notice.js';

/** Puts in the outbox what people hear about a meeting as users; in the transaction of what they hear of. */
@Injectable()
export class UserNotices {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** A round of correction began: whoever may comment hears of it, once for each round. */
  async onRound(meetingId: string, parties: MeetingParties): Promise<void> {
    const users = await this.commentators(parties);
    const occasion = `correction_round:${this.clock.now().toISOString()}`;
    await this.queue(meetingId, 'correction_round', occasion, users);
  }

  /** A proposed topic was answered: who proposed it hears what became of it. */
  async onTopic(meetingId: string, proposalId: string, isAccepted: boolean, userId: string): Promise<void> {
    const kind = isAccepted ? 'topic_accepted' : 'topic_refused';
    await this.queue(meetingId, kind, `topic:${proposalId}`, [userId]);
  }

  /** Asked of the policy one by one, as it would be asked if they came. */
  private async commentators(parties: MeetingParties): Promise<string[]> {
    const roles = Object.keys(rights.minutes.comment);
    const users = await this.db.query<Actor & { id: string }>(sql`
      SELECT u.id, u.name, u.locale, ${grantsOn(this.clock.today())} AS grants FROM users u
      WHERE u.disabled_at IS NULL AND EXISTS (
        SELECT FROM role_grants g WHERE g.user_id = u.id AND g.role = ANY(${roles}::text[]))`);
    return users.filter((user) => minutesPolicy.comment(user, parties)).map(({ id }) => id);
  }

  private async queue(
    meetingId: string,
    kind: UserNoticeKind,
    occasion: string,
    userIds: readonly string[],
  ): Promise<void> {
    const now = this.clock.now();
    const rows = userIds.map((userId) => ({ id: newId(), invitee: `user:${userId}` }));
    await this.db.query(sql`
      INSERT INTO meeting_notices (id, meeting_id, invitee, kind, occasion, state, next_attempt_at, created_at)
      SELECT r.id, ${meetingId}, r.invitee, ${kind}, ${occasion}, 'planned', ${now}, ${now}
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (id uuid, invitee text)
      ON CONFLICT (meeting_id, invitee, occasion) DO NOTHING`);
  }
}
