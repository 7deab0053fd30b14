import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/policy.js';
import { addMinutes } from '../../kernel/calendar.js';
import { newId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { History } from '../../platform/history/history.js';
import { RateLimits } from '../../platform/http/rate-limits.js';
import { Unauthenticated } from '../../platform/http/problem.js';
import { AccessQueries } from './access.queries.js';
import { passwordMatches } from './password.js';
import { Session } from './session.js';
import { hashOf, newToken } from './token.js';
import { User } from './user.js';

/** A session ends after this long, however busy it is. */
const absoluteMinutes = 12 * 60;

export interface Device {
  address: string;
  userAgent: string | undefined;
}

@Injectable()
export class SignInService {
  constructor(
    private readonly db: Database,
    private readonly queries: AccessQueries,
    private readonly limits: RateLimits,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  /** Answers the token of a new session. Wrong address and wrong password are told apart by nothing. */
  async signIn(email: string, password: string, device: Device): Promise<string> {
    await this.limits.take('sign-in-account', email.toLowerCase(), { points: 10, seconds: 900 });
    await this.limits.take('sign-in-address', device.address, { points: 30, seconds: 900 });
    const user = await this.queries.userByEmail(email);
    const matches = await passwordMatches(user?.passwordHash ?? null, password);
    if (user === undefined || !matches) throw new Unauthenticated('wrong-credentials');
    await this.limits.forget('sign-in-account', email.toLowerCase());
    return this.db.transaction(() => this.begin(user.id, device));
  }

  /** Begins a session for a user who has just proved who they are. */
  async begin(userId: string, { address, userAgent }: Device): Promise<string> {
    const token = newToken();
    const now = this.clock.now();
    const user = await this.db.find(User, userId);
    await this.db.save(
      Object.assign(new Session(), {
        id: newId(),
        tokenHash: hashOf(token),
        userId,
        createdAt: now,
        lastUsedAt: now,
        expiresAt: addMinutes(now, absoluteMinutes),
        endedAt: null,
        userAgent: userAgent?.slice(0, 300) ?? null,
        address,
      }),
    );
    const actor: Actor = { id: user.id, name: user.name, locale: user.locale, grants: [] };
    await this.history.record(actor, { type: 'user', id: userId }, 'sign-in');
    return token;
  }

  async signOut(actor: Actor, sessionId: string): Promise<void> {
    await this.db.transaction(async () => {
      const session = await this.db.lock(Session, sessionId);
      session.endedAt = this.clock.now();
      await this.db.save(session);
      await this.history.record(actor, { type: 'user', id: session.userId }, 'sign-out');
    });
  }
}
