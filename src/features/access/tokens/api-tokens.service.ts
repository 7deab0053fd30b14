import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { addDays } from '../../../kernel/calendar.js';
import { Conflict, Invalid, NotFound } from '../../../kernel/errors.js';
import { newId } from '../../../kernel/id.js';
import { type Actor, authorize } from '../../../kernel/policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { History } from '../../../platform/history/history.js';
import { ApiToken } from './api-token.js';
import type { NewTokenRequest } from './api-token.dto.js';
import { tokenPolicy } from './api-token.policy.js';
import { ApiTokenQueries } from './api-token.queries.js';
import { tokenSections } from './api-token.scope.js';
import { hashOf, newToken } from '../sign-in/token.js';
import { User } from '../users/user.js';

const most = 20;
const longestDays = 366;
/** Lets scanners of leaked secrets find ours. */
const prefix = 'sng_';

@Injectable()
export class ApiTokensService {
  constructor(
    private readonly db: Database,
    private readonly queries: ApiTokenQueries,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  /** Makes a token for the actor; only the answer ever has the secret. */
  async create(actor: Actor, request: NewTokenRequest): Promise<{ id: string; secret: string }> {
    const { name, access, sections = tokenSections, expiresOn } = request;
    const today = this.clock.today();
    const latest = addDays(today, longestDays);
    if (expiresOn < today || expiresOn > latest) {
      throw Invalid.field('/expiresOn', 'token-days', { days: longestDays });
    }
    return this.db.transaction(async () => {
      // Locked, so that two made at once do not pass the limit.
      const user = await this.db.lock(User, actor.id ?? '');
      if ((await this.queries.countOf(user.id, today)) >= most)
        throw new Conflict('too-many', { limit: most });
      const secret = prefix + newToken();
      const about = { id: newId(), userId: user.id, name, access, sections, expiresOn };
      const token = Object.assign(new ApiToken(), {
        ...about,
        tokenHash: hashOf(secret),
        hint: secret.slice(0, prefix.length + 4),
        createdAt: this.clock.now(),
        revokedAt: null,
        lastUsedAt: null,
        lastAddress: null,
      });
      await this.db.save(token);
      await this.history.record(actor, { type: 'token', id: token.id }, 'create', {
        change: { name, access, sections, expiresOn },
      });
      return { id: token.id, secret };
    });
  }

  async revoke(actor: Actor, id: string): Promise<void> {
    await this.db.transaction(async () => {
      const token = await this.db.lock(ApiToken, id);
      authorize(tokenPolicy, actor, 'revoke', token);
      if (token.revokedAt !== null) throw new NotFound();
      token.revokedAt = this.clock.now();
      await this.db.save(token);
      await this.history.record(actor, { type: 'token', id }, 'revoke', { change: { name: token.name } });
    });
  }

  /**
   * Ends all that a person has in use, in the transaction that is open; answers how many. For a password that was
   * reset: whoever got in before may have made tokens.
   */
  async revokeAllOf(owner: Actor): Promise<number> {
    const ended = await this.db.query<Pick<ApiToken, 'id' | 'name'>>(sql`
      UPDATE api_tokens SET revoked_at = ${this.clock.now()}
      WHERE user_id = ${owner.id} AND revoked_at IS NULL AND expires_on >= ${this.clock.today()}
      RETURNING id, name`);
    for (const { id, name } of ended)
      await this.history.record(owner, { type: 'token', id }, 'revoke', { change: { name } });
    return ended.length;
  }
}
