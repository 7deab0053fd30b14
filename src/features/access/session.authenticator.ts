import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import sql from 'sql-template-tag';
import type { Actor } from '../../kernel/policy.js';
import { addMinutes } from '../../kernel/calendar.js';
import { Authenticator } from '../../platform/auth/authenticator.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { AccessQueries, type SignedIn } from './access.queries.js';
import { SessionCookie } from './session-cookie.js';
import { hashOf } from './token.js';

declare module 'fastify' {
  interface FastifyRequest {
    sessionId?: string;
  }
}

/** Unused for this long, a session is over. */
const idleMinutes = 60;

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
  ) {
    super();
  }

  async authenticate(request: FastifyRequest): Promise<Actor | null> {
    const token = this.cookie.read(request);
    if (token === undefined) return null;
    const signedIn = await this.lookUp(token);
    if (signedIn === null) return null;
    request.sessionId = signedIn.sessionId;
    return signedIn.actor;
  }

  /** The person whose new session has this token. */
  async signedInBy(token: string): Promise<Actor | null> {
    return (await this.lookUp(token))?.actor ?? null;
  }

  /** Forgets what is known, here and now: after a sign-out or a change of preferences on this instance. */
  forget(): void {
    this.recent.clear();
  }

  private lookUp(token: string): Promise<SignedIn | null> {
    const now = performance.now();
    const known = this.recent.get(token);
    if (known !== undefined && known.until > now) return known.found;
    if (this.recent.size > 10_000) this.recent.clear();
    const found = this.find(token);
    this.recent.set(token, { found, until: now + freshMilliseconds });
    // A failed look-up must not be remembered: the database may be back a moment later.
    found.catch(() => this.recent.delete(token));
    return found;
  }

  private async find(token: string): Promise<SignedIn | null> {
    const now = this.clock.now();
    const signedIn = await this.queries.signedIn(
      hashOf(token),
      now,
      addMinutes(now, -idleMinutes),
      this.clock.today(),
    );
    if (signedIn === null) return null;
    // Written once a minute at most: the last use is known well enough, and reading stays reading.
    if (addMinutes(signedIn.lastUsedAt, 1) < now) {
      await this.db.query(sql`UPDATE sessions SET last_used_at = ${now} WHERE id = ${signedIn.sessionId}`);
    }
    return signedIn;
  }
}
