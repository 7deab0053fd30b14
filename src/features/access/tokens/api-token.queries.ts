import { Injectable } from '@nestjs/common';
import sql, { empty } from 'sql-template-tag';
import type { LocalDate } from '../../../kernel/calendar.js';
import { cutPage, type Page, type PageRequest } from '../../../kernel/page.js';
import type { Actor } from '../../../kernel/policy.js';
import { Database } from '../../../platform/database/database.js';
import { grantsOn } from '../access.queries.js';
import type { TokenView } from './api-token.dto.js';
import type { TokenScope } from './api-token.scope.js';

export interface TokenInUse {
  tokenId: string;
  lastUsedAt: Date | null;
  scope: TokenScope;
  actor: Actor;
}

interface InUseRow extends TokenScope, Pick<Actor, 'id' | 'name' | 'locale' | 'grants'> {
  tokenId: string;
  token: string;
  lastUsedAt: Date | null;
}

@Injectable()
export class ApiTokenQueries {
  constructor(private readonly db: Database) {}

  /** The token, and for whom it acts with the roles held on `today`; null when it opens nothing any more. */
  async inUse(tokenHash: Buffer, today: LocalDate): Promise<TokenInUse | null> {
    const [row] = await this.db.query<InUseRow>(sql`
      SELECT t.id AS "tokenId", t.name AS token, t.access, t.sections, t.last_used_at AS "lastUsedAt",
        u.id, u.name, u.locale, ${grantsOn(today)} AS grants
      FROM api_tokens t JOIN users u ON u.id = t.user_id
      WHERE t.token_hash = ${tokenHash} AND t.revoked_at IS NULL AND t.expires_on >= ${today}
        AND u.disabled_at IS NULL`);
    if (row === undefined) return null;
    const { tokenId, token, lastUsedAt, access, sections, id, name, locale, grants } = row;
    // Whatever is written through it tells so, wherever the name of its author stands.
    const actor = { id, name: `${name} (token ${token})`, locale, grants };
    return { tokenId, lastUsedAt, scope: { access, sections }, actor };
  }

  /** Newest first; of everyone when `userId` is null. */
  async list(
    userId: string | null,
    today: LocalDate,
    { limit, after }: PageRequest,
  ): Promise<Page<TokenView>> {
    const rows = await this.db.query<TokenView>(sql`
      ${this.view(today)}
      WHERE t.revoked_at IS NULL ${userId === null ? empty : sql`AND t.user_id = ${userId}`}
        ${after === undefined ? empty : sql`AND t.id < ${after[0]}`}
      ORDER BY t.id DESC LIMIT ${limit + 1}`);
    return cutPage(rows, limit, ({ id }) => [id]);
  }

  async one(id: string, today: LocalDate): Promise<TokenView> {
    const [row] = await this.db.query<TokenView>(sql`${this.view(today)} WHERE t.id = ${id}`);
    if (row === undefined) throw new Error('the token just made is gone');
    return row;
  }

  async countOf(userId: string, today: LocalDate): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(sql`
      SELECT count(*) AS count FROM api_tokens
      WHERE user_id = ${userId} AND revoked_at IS NULL AND expires_on >= ${today}`);
    return row?.count ?? 0;
  }

  private view(today: LocalDate) {
    return sql`
      SELECT t.id, t.name, t.hint, u.name AS owner, t.access, t.sections, t.created_at AS "createdAt",
        t.expires_on AS "expiresOn", t.expires_on < ${today} AS expired,
        t.last_used_at AS "lastUsedAt", t.last_address AS "lastAddress"
      FROM api_tokens t JOIN users u ON u.id = t.user_id`;
  }
}
