import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { newId } from '../../../kernel/id.js';
import { addMinutes } from '../../../kernel/calendar.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';

/** What an owner hears of by mail: what they asked for, and what happened to their account. */
export type AccountMailKind =
  | 'password-reset'
  | 'password-change'
  | 'tokens-end'
  | 'second-factor-add'
  | 'second-factor-remove'
  | 'recovery-code-use'
  | 'passkey-add'
  | 'passkey-remove'
  | 'passkey-copied'
  | 'identity-link'
  | 'identity-unlink'
  | 'email-change'
  | 'second-factor-reset'
  | 'correction-done'
  | 'correction-refused';

export interface AccountMail {
  id: string;
  kind: AccountMailKind;
  email: string;
  /** Whose it is, where the address no longer says it. */
  userId: string | null;
  createdAt: Date;
  attempts: number;
}

/** While one worker sends a mail, no other one takes it; afterwards it counts as failed and is tried again. */
const leaseMinutes = 3;

/**
 * Mails about an account, as rows: written in the transaction of what they tell, sent by the worker. A request to
 * reset a password is a row as well, whether there is such a user or not, so that its time tells nothing.
 */
@Injectable()
export class AccountMails {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** To the address of an account; or, for the account of `userId`, to one that it has no more. */
  async queue(kind: AccountMailKind, email: string, userId: string | null = null): Promise<void> {
    const now = this.clock.now();
    await this.db.query(sql`
      INSERT INTO account_mails (id, kind, email, user_id, created_at, next_attempt_at)
      VALUES (${newId()}, ${kind}, ${email}, ${userId}, ${now}, ${now})`);
  }

  /** The next one that is due, for this worker alone. */
  async claim(): Promise<AccountMail | undefined> {
    const now = this.clock.now();
    const [mail] = await this.db.query<AccountMail>(sql`
      UPDATE account_mails SET attempts = attempts + 1, next_attempt_at = ${addMinutes(now, leaseMinutes)}
      WHERE id = (SELECT id FROM account_mails WHERE next_attempt_at <= ${now}
                  ORDER BY next_attempt_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING id, kind, email, user_id AS "userId", created_at AS "createdAt", attempts`);
    return mail;
  }

  /** It was sent, or nobody is to get it. */
  async done(id: string): Promise<void> {
    await this.db.query(sql`DELETE FROM account_mails WHERE id = ${id}`);
  }
}
