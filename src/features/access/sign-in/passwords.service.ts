import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { addMinutes } from '../../../kernel/calendar.js';
import { Invalid } from '../../../kernel/errors.js';
import { newId } from '../../../kernel/id.js';
import type { Actor } from '../../../kernel/policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { History } from '../../../platform/history/history.js';
import { LinkExpired, RateLimited } from '../../../platform/http/problem.js';
import { RateLimits } from '../../../platform/http/rate-limits.js';
import { AccountMails } from '../account/account-mails.js';
import type { Device } from './device.js';
import { hashPassword, passwordMatches } from './password.js';
import { PasswordPolicy } from './password-policy.js';
import { PasswordReset } from './password-reset.js';
import { SessionsService } from './sessions.service.js';
import { SignInLimits } from './sign-in.limits.js';
import { hashOf, newToken } from './token.js';
import { ApiTokensService } from '../tokens/api-tokens.service.js';
import { User } from '../users/user.js';

export const resetMinutes = 30;
const hour = 60 * 60;

/** The session in which a password is changed. */
export interface Here {
  sessionId: string;
  device: Device;
}

/** One's own password: changed by who knows it, reset by who reads the mail of its owner. */
@Injectable()
export class PasswordsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly policy: PasswordPolicy,
    private readonly limits: RateLimits,
    private readonly proofs: SignInLimits,
    private readonly sessions: SessionsService,
    private readonly tokens: ApiTokensService,
    private readonly mails: AccountMails,
    private readonly history: History,
  ) {}

  /** Refuses, at `pointer`, a password that is not this person's. */
  async prove(userId: string, password: string, device: Device, pointer: string): Promise<void> {
    const attempt = await this.proofs.takeProof(userId, device);
    const { passwordHash } = await this.db.find(User, userId);
    if (!(await passwordMatches(passwordHash, password))) throw Invalid.field(pointer, 'wrong-password');
    await this.proofs.wasRight(attempt);
  }

  /** All other sessions end; answers the new token of this one. */
  async change(
    actor: Actor,
    { sessionId, device }: Here,
    current: string,
    password: string,
  ): Promise<string> {
    const userId = actor.id ?? '';
    await this.prove(userId, current, device, '/current');
    const user = await this.db.find(User, userId);
    this.policy.check(password, '/password', [user.name, user.email]);
    const passwordHash = await hashPassword(password);
    return this.db.transaction(async () => {
      const { email } = await this.write(userId, passwordHash, 'password-change');
      await this.mails.queue('password-change', email);
      await this.sessions.endAll(userId, sessionId);
      return this.sessions.renew(sessionId);
    });
  }

  /** Says nothing about whether there is such a user; the worker finds out. */
  async askForReset(email: string, address: string): Promise<void> {
    await this.limits.take('password-reset-address', address, { points: 30, seconds: hour });
    try {
      await this.limits.take('password-reset-person', email.toLowerCase(), { points: 3, seconds: hour });
    } catch (refusal) {
      // The mails that were sent will do; an answer of its own would only tell others that somebody asks.
      if (refusal instanceof RateLimited) return;
      throw refusal;
    }
    await this.mails.queue('password-reset', email);
  }

  /** The token of a fresh link; earlier links of the same user end. */
  async newReset(userId: string): Promise<string> {
    const token = newToken();
    await this.db.transaction(async () => {
      const user = await this.db.lock(User, userId);
      const { id, name, locale } = user;
      const now = this.clock.now();
      await this.endResets(userId);
      const expiresAt = addMinutes(now, resetMinutes);
      const about = {
        id: newId(),
        userId,
        tokenHash: hashOf(token),
        createdAt: now,
        expiresAt,
        usedAt: null,
      };
      await this.db.save(Object.assign(new PasswordReset(), about));
      const owner = { id, name, locale, grants: [] };
      await this.history.record(owner, { type: 'user', id }, 'password-reset-ask');
    });
    return token;
  }

  /**
   * Sets a new password by a link from a mail; answers whose. It signs nobody in, all sessions end, and so do API
   * tokens: it is what one does when somebody else was in.
   */
  async reset(token: string, password: string, address: string): Promise<string> {
    await this.limits.take('password-reset-use', address, { points: 30, seconds: hour });
    const { userId } = await this.openReset(token);
    const { name, email } = await this.db.find(User, userId);
    this.policy.check(password, '/password', [name, email]);
    const passwordHash = await hashPassword(password);
    await this.db.transaction(async () => {
      // Locked and looked at again: another one may have used it meanwhile.
      const reset = await this.db.lock(PasswordReset, (await this.openReset(token)).id);
      if (reset.usedAt !== null) throw new LinkExpired();
      reset.usedAt = this.clock.now();
      await this.db.save(reset);
      const owner = await this.write(userId, passwordHash, 'password-reset');
      const ended = await this.tokens.revokeAllOf(owner);
      await this.mails.queue(ended === 0 ? 'password-change' : 'tokens-end', email);
      await this.sessions.endAll(userId);
    });
    return email;
  }

  /** Links that were mailed open nothing any more. */
  async endResets(userId: string): Promise<void> {
    await this.db.query(sql`
      UPDATE password_resets SET expires_at = ${this.clock.now()}
      WHERE user_id = ${userId} AND used_at IS NULL AND expires_at > ${this.clock.now()}`);
  }

  private async openReset(token: string): Promise<{ id: string; userId: string }> {
    const [reset] = await this.db.query<{ id: string; userId: string }>(sql`
      SELECT r.id, r.user_id AS "userId" FROM password_resets r JOIN users u ON u.id = r.user_id
      WHERE r.token_hash = ${hashOf(token)} AND r.used_at IS NULL AND r.expires_at > ${this.clock.now()}
        AND u.disabled_at IS NULL`);
    if (reset === undefined) throw new LinkExpired();
    return reset;
  }

  private async write(
    userId: string,
    passwordHash: string,
    verb: string,
  ): Promise<Actor & { email: string }> {
    const user = await this.db.lock(User, userId);
    user.passwordHash = passwordHash;
    await this.db.save(user);
    await this.endResets(userId);
    const { id, name, locale, email } = user;
    const owner = { id, name, locale, email, grants: [] };
    await this.history.record(owner, { type: 'user', id }, verb);
    return owner;
  }
}
