import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Database } from '../../../platform/database/database.js';
import { isAccountOf } from './account-of.js';
import { type Channel, channelNames, standing } from './channel.js';
import type { ConsentDecision, ConsentView } from './consent.dto.js';

/** Rows of `user_id` and `channel`: who has withdrawn consent to what, as the last decision of each has it. */
export const withdrawn = sql`
  SELECT user_id, channel FROM (
    SELECT DISTINCT ON (user_id, channel) user_id, channel, given
    FROM consents ORDER BY user_id, channel, number DESC) AS last
  WHERE NOT given`;

@Injectable()
export class ConsentQueries {
  constructor(private readonly db: Database) {}

  /** Every channel, with what this person decided; until then, with what they told staff while they had no account. */
  async of(userId: string): Promise<ConsentView[]> {
    const rows = await this.db.query<ConsentDecision & { channel: string }>(sql`
      SELECT DISTINCT ON (channel) channel, given, at, text_version AS "textVersion" FROM (
        SELECT channel, given, at, text_version, number, true AS own FROM consents WHERE user_id = ${userId}
        UNION ALL
        SELECT c.channel, c.given, c.at, c.text_version, c.number, false
        FROM users u JOIN people p ON ${isAccountOf}
          JOIN person_consents c ON c.person_id = p.id
        WHERE u.id = ${userId}) AS said
      ORDER BY channel, own DESC, number DESC`);
    return channelNames.map((channel) => {
      const row = rows.find((one) => one.channel === channel);
      return standing(
        channel,
        row === undefined ? null : { given: row.given, at: row.at, textVersion: row.textVersion },
      );
    });
  }

  async last(userId: string, channel: Channel): Promise<ConsentDecision | null> {
    const [row] = await this.db.query<ConsentDecision>(sql`
      SELECT given, at, text_version AS "textVersion" FROM consents
      WHERE user_id = ${userId} AND channel = ${channel} ORDER BY number DESC LIMIT 1`);
    return row ?? null;
  }

  /** Adds a decision of the person's own; the table takes no other change. */
  async add(userId: string, channel: Channel, { given, at, textVersion }: ConsentDecision): Promise<void> {
    await this.db.query(sql`
      INSERT INTO consents (user_id, channel, text_version, given, at, by_id)
      VALUES (${userId}, ${channel}, ${textVersion}, ${given}, ${at}, ${userId})`);
  }
}
