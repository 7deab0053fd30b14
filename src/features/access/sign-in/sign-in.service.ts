import { Injectable } from '@nestjs/common';
import { Invalid } from '../../../kernel/errors.js';
import type { Actor } from '../../../kernel/policy.js';
import { Database } from '../../../platform/database/database.js';
import { History } from '../../../platform/history/history.js';
import { Unauthenticated } from '../../../platform/http/problem.js';
import { AccessQueries } from '../access.queries.js';
import type { Device } from './device.js';
import { passwordMatches } from './password.js';
import { SecondFactorService } from './second-factor.service.js';
import type { SecondFactor } from './session.js';
import { type Proof, SessionsService } from './sessions.service.js';
import { SignInFailures } from './sign-in.failures.js';
import { SignInLimits } from './sign-in.limits.js';
import { User } from '../users/user.js';

export type { Device } from './device.js';

/** The way in: a password or whatever else proves a person, then the second factor where there is one. */
@Injectable()
export class SignInService {
  constructor(
    private readonly db: Database,
    private readonly queries: AccessQueries,
    private readonly limits: SignInLimits,
    private readonly sessions: SessionsService,
    private readonly secondFactor: SecondFactorService,
    private readonly history: History,
    private readonly failures: SignInFailures,
  ) {}

  /**
   * Answers the token of a new session. No account, a disabled one, one without password and a wrong password are
   * told apart by nothing: what is written about a failure is written after the answer.
   */
  async signIn(email: string, password: string, device: Device): Promise<string> {
    const attempt = await this.limits.takePassword(email, device);
    const user = await this.queries.userByEmail(email);
    const matches = await passwordMatches(user?.passwordHash ?? null, password);
    if (user === undefined || !matches) {
      if (user !== undefined) this.failures.note(user.id, 'password', device);
      throw new Unauthenticated('wrong-credentials');
    }
    await this.limits.wasRight(attempt);
    return this.db.transaction(() => this.begin(user.id, device, { first: 'password', second: null }));
  }

  /**
   * Begins a session for a user who has just proved who they are. A user with a second factor is not in yet, unless
   * `proof` holds one: the session opens nothing but {@link complete}.
   */
  async begin(userId: string, device: Device, proof: Proof): Promise<string> {
    const unfinished = proof.second === null && (await this.secondFactor.isSet(userId));
    const token = await this.sessions.open(userId, device, proof, unfinished);
    await this.note(userId, unfinished ? 'sign-in-begin' : 'sign-in', device, { by: proof.first });
    return token;
  }

  /** The second step: answers the new token of the session, which is now complete. */
  async complete(actor: Actor, sessionId: string, code: string, device: Device): Promise<string> {
    const userId = actor.id ?? '';
    const attempt = await this.limits.takeProof(userId, device);
    const token = await this.db.transaction(async () => {
      const used = await this.secondFactor.use(actor, code);
      if (used === null) return null;
      return this.finish(userId, sessionId, used, device);
    });
    if (token === null) {
      this.failures.note(userId, 'code', device);
      throw Invalid.field('/code', 'wrong-code');
    }
    await this.limits.wasRight(attempt);
    return token;
  }

  /** Answers the new token of a session whose user has given a second factor. Wants a transaction. */
  async finish(userId: string, sessionId: string, by: SecondFactor, device: Device): Promise<string> {
    await this.note(userId, 'sign-in', device, { by });
    return this.sessions.renew(sessionId, by);
  }

  private async note(
    userId: string,
    verb: string,
    { address, userAgent }: Device,
    { by }: { by: Proof['first'] | SecondFactor },
  ): Promise<void> {
    const { id, name, locale } = await this.db.find(User, userId);
    await this.history.record({ id, name, locale, grants: [] }, { type: 'user', id }, verb, {
      change: { by, address, userAgent: userAgent?.slice(0, 300) ?? null },
    });
  }
}
