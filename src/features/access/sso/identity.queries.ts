import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Database } from '../../../platform/database/database.js';
import type { IdentityView } from './identity.dto.js';

type IdentityRow = Omit<IdentityView, 'provider'> & { issuer: string };

@Injectable()
export class IdentityQueries {
  constructor(private readonly db: Database) {}

  of(userId: string): Promise<IdentityRow[]> {
    return this.db.query<IdentityRow>(sql`
      SELECT id, issuer, account, linked_at AS "linkedAt", last_used_at AS "lastUsedAt"
      FROM identities WHERE user_id = ${userId} ORDER BY id`);
  }

  /** Notes the use and answers whose account this is; undefined when nobody's, or of one who is disabled. */
  async use(issuer: string, subject: string, now: Date): Promise<string | undefined> {
    const [row] = await this.db.query<{ user_id: string }>(sql`
      UPDATE identities i SET last_used_at = ${now} FROM users u
      WHERE u.id = i.user_id AND u.disabled_at IS NULL
        AND i.issuer = ${issuer} AND i.subject = ${subject}
      RETURNING i.user_id`);
    return row?.user_id;
  }

  async ownerOf(issuer: string, subject: string): Promise<string | undefined> {
    const [row] = await this.db.query<{ user_id: string }>(sql`
      SELECT user_id FROM identities WHERE issuer = ${issuer} AND subject = ${subject}`);
    return row?.user_id;
  }
}
