import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import sql from 'sql-template-tag';
import { addMinutes } from '../../../kernel/calendar.js';
import { Authenticator, type Identified } from '../../../platform/auth/authenticator.js';
import { bearerOf } from '../../../platform/auth/bearer.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Problem } from '../../../platform/http/problem.js';
import { ApiTokenQueries, type TokenInUse } from '../tokens/api-token.queries.js';
import { permits } from '../tokens/api-token.scope.js';
import { SessionAuthenticator } from './session.authenticator.js';
import { hashOf } from './token.js';

/** A program by its token, else a person by their session; never one for want of the other. */
@Injectable()
export class RequestAuthenticator extends Authenticator {
  constructor(
    private readonly sessions: SessionAuthenticator,
    private readonly tokens: ApiTokenQueries,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  authenticate(request: FastifyRequest): Promise<Identified | null> {
    const bearer = bearerOf(request);
    return bearer === null ? this.sessions.authenticate(request) : this.byToken(bearer, request);
  }

  private async byToken(bearer: string, request: FastifyRequest): Promise<Identified> {
    const found = await this.tokens.inUse(hashOf(bearer), this.clock.today());
    if (found === null) {
      throw new Problem(401, 'token-invalid', {}, {}, { 'WWW-Authenticate': 'Bearer error="invalid_token"' });
    }
    await this.noteUse(found, request.ip);
    request.narrowing = (method, tags) => permits(found.scope, method, tags);
    // A program cannot show that its owner sits before it.
    return { actor: found.actor, awaits: null, provedAt: null, through: { way: 'token', id: found.tokenId } };
  }

  /** Once a minute at most, like a session's. */
  private async noteUse({ tokenId, lastUsedAt }: TokenInUse, address: string): Promise<void> {
    const now = this.clock.now();
    if (lastUsedAt !== null && addMinutes(lastUsedAt, 1) >= now) return;
    await this.db.query(sql`
      UPDATE api_tokens SET last_used_at = ${now}, last_address = ${address} WHERE id = ${tokenId}`);
  }
}
