import { Injectable, type OnModuleInit } from '@nestjs/common';
import sql from 'sql-template-tag';
import { addMinutes } from '../../../kernel/calendar.js';
import { newId } from '../../../kernel/id.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { LinkExpired } from '../../../platform/http/problem.js';
import { Sweeps } from '../../../platform/jobs/sweeps.js';
import { hashOf, newToken } from '../../access/index.js';
import { AnswerLink } from './answer-link.js';
import { inviteeKey } from './invitee.contacts.js';

const keptMinutes = 7 * 24 * 60;

/** The links in mails to invitees. Each mail has its own; all of one invitee open the same answer. */
@Injectable()
export class AnswerLinks implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly sweeps: Sweeps,
  ) {}

  onModuleInit(): void {
    this.sweeps.register('answer_links', (most) => this.sweep(most));
  }

  /** A new secret, known to the mail alone. */
  async make(meetingId: string, invitee: string): Promise<string> {
    const token = newToken();
    const createdAt = this.clock.now();
    const link = { id: newId(), meetingId, invitee, tokenHash: hashOf(token), createdAt };
    await this.db.save(Object.assign(new AnswerLink(), link));
    return token;
  }

  /** The seat that a link answers for. Never was, meeting over, invitation withdrawn: one answer for all. */
  async seatOf(token: string): Promise<{ seatId: string; meetingId: string }> {
    const [seat] = await this.db.query<{ seatId: string; meetingId: string }>(sql`
      SELECT a.id AS "seatId", m.id AS "meetingId" FROM answer_links l JOIN meetings m ON m.id = l.meeting_id
        JOIN attendances a ON a.meeting_id = m.id AND ${inviteeKey} = l.invitee
      WHERE l.token_hash = ${hashOf(token)} AND m.ends_at > ${this.clock.now()} LIMIT 1`);
    if (seat === undefined) throw new LinkExpired();
    return seat;
  }

  private async sweep(most: number): Promise<number> {
    const old = addMinutes(this.clock.now(), -keptMinutes);
    const gone = await this.db.query(sql`
      DELETE FROM answer_links WHERE id = ANY(ARRAY(
        SELECT l.id FROM answer_links l JOIN meetings m ON m.id = l.meeting_id
        WHERE m.ends_at < ${old} LIMIT ${most} FOR UPDATE OF l SKIP LOCKED))
      RETURNING id`);
    return gone.length;
  }
}
