import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import sql from 'sql-template-tag';
import { addMinutes } from '../../../kernel/calendar.js';
import { type Awaited, Authenticator, type Identified } from '../../../platform/auth/authenticator.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Config } from '../../../platform/config/config.js';
import { Database } from '../../../platform/database/database.js';
import { enrolmentMinutes, needsSecondFactor } from './second-factor.policy.js';
import { AccessQueries, type SignedIn } from '../access.queries.js';
import { SessionCookie } from './session-cookie.js';
import { hashOf } from './token.js';

declare module 'fastify' {
  interface FastifyRequest {
    sessionId?: string;
  }
}

/** Unused for this long, a session is over. */
const idleMinutes = 60;

export function idleSince(now: Date): Date {
  return addMinutes(now, -idleMinutes);
}

/** Looked up again after this long, so that an ended session is dead everywhere within a second. */
const freshMilliseconds = 1000;

/** Finds the person behind the session cookie. */
@Injectable()
export class SessionAuthenticator extends Authenticator {
  private readonly recent = new Map<string, { found: Promise<SignedIn | null>; until: number }>();

  constructor(
    private readonly queries: AccessQueries,
    private readonly db: Database,
    private readonly cookie: SessionCookie,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {
    super();
  }

  async authenticate(request: FastifyRequest): Promise<Identified | null> {
    const token = this.cookie.read(request);
    if (token === undefined) return null;
    const signedIn = await this.lookUp(token, request.ip);
    const identified = signedIn && this.identified(signedIn);
    if (signedIn !== null && identified !== null) request.sessionId = signedIn.sessionId;
    return identified;
  }

  /** The person whose new session has this token. */
  async signedInBy(token: string): Promise<Identified | null> {
    const signedIn = await this.lookUp(token, null);
    return signedIn && this.identified(signedIn);
  }

  /** Forgets what is known, here and now: after a sign-out or a change of preferences on this instance. */
  forget(): void {
    this.recent.clear();
  }

  private identified(signedIn: SignedIn): Identified | null {
    const { actor, sessionId, provedAt, enteredAt } = signedIn;
    const awaits = this.awaitedBy(signedIn);
    // Such a session sets up a first factor without another proof, so a copy of it must not do so hours later.
    if (awaits === 'enrolment' && addMinutes(enteredAt, enrolmentMinutes) < this.clock.now()) return null;
    return { actor, awaits, provedAt, through: { way: 'session', id: sessionId } };
  }

  /** Worked out anew each time, so that a factor or a role added meanwhile holds for sessions that are open. */
  private awaitedBy({ actor, hasFactor, gaveFactor }: SignedIn): Awaited | null {
    if (gaveFactor) return null;
    if (hasFactor) return 'second-factor';
    return needsSecondFactor(actor, this.config) ? 'enrolment' : null;
  }

  private lookUp(token: string, address: string | null): Promise<SignedIn | null> {
    const now = performance.now();
    const known = this.recent.get(token);
    if (known !== undefined && known.until > now) return known.found;
    if (this.recent.size > 10_000) this.recent.clear();
    const found = this.find(token, address);
    this.recent.set(token, { found, until: now + freshMilliseconds });
    // A failed look-up must not be remembered: the database may be back a moment later.
    found.catch(() => this.recent.delete(token));
    return found;
  }

  private async find(token: string, address: string | null): Promise<SignedIn | null> {
    const now = this.clock.now();
    const signedIn = await this.queries.signedIn(hashOf(token), now, idleSince(now), this.clock.today());
    if (signedIn === null) return null;
    const { sessionId, lastUsedAt } = signedIn;
    const from = address ?? signedIn.address;
    // Written once a minute at most: the last use is known well enough, and reading stays reading.
    if (addMinutes(lastUsedAt, 1) < now || from !== signedIn.address) {
      await this.db.query(sql`
        UPDATE sessions SET last_used_at = ${now}, address = ${from} WHERE id = ${sessionId}`);
    }
    return signedIn;
  }
}
