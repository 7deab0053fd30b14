import { Injectable } from '@nestjs/common';
import { system } from '../../../kernel/policy.js';
import { Database } from '../../../platform/database/database.js';
import { History } from '../../../platform/history/history.js';
import { RateLimited } from '../../../platform/http/problem.js';
import { RateLimits } from '../../../platform/http/rate-limits.js';
import { Afterwards } from '../../../platform/jobs/afterwards.js';
import { AccountMails } from '../account/account-mails.js';
import { User } from '../users/user.js';
import type { Device } from './device.js';

/** What was wrong; `passkey-counter` is a passkey that was used somewhere else meanwhile, so there is a copy. */
export type FailureReason = 'password' | 'code' | 'passkey' | 'passkey-counter';

const onceADay = { points: 1, seconds: 24 * 60 * 60 };

/** Writes down, after the answer, that somebody failed to prove who they are. */
@Injectable()
export class SignInFailures {
  constructor(
    private readonly db: Database,
    private readonly history: History,
    private readonly mails: AccountMails,
    private readonly limits: RateLimits,
    private readonly afterwards: Afterwards,
  ) {}

  /** Not from within a transaction. */
  note(userId: string, reason: FailureReason, { address, userAgent }: Device): void {
    this.afterwards.do(async () => {
      await this.history.record(system, { type: 'user', id: userId }, 'sign-in-fail', {
        change: { reason, address, userAgent: userAgent?.slice(0, 300) ?? null },
      });
      if (reason === 'passkey-counter') await this.warn(userId);
    });
  }

  /** Of the failures only this one needs its owner to do something: by mail, but whoever has the copy sends no flood. */
  private async warn(userId: string): Promise<void> {
    try {
      await this.limits.take('passkey-copied', userId, onceADay);
    } catch (refusal) {
      if (refusal instanceof RateLimited) return;
      throw refusal;
    }
    const { email } = await this.db.find(User, userId);
    await this.mails.queue('passkey-copied', email);
  }
}
