import sql, { raw, type Sql } from 'sql-template-tag';
import { newId } from '../../kernel/id.js';
import type { Clock } from '../clock/clock.js';
import type { Database } from '../database/database.js';
import { mostAttempts } from './retry.js';

/** How long a claim holds, in seconds of the database's clock; what a crashed worker had claimed waits that long. */
export const leaseSeconds = 120;

export interface Claim {
  id: string;
  token: string;
  /** The how-manieth time this is tried. */
  attempts: number;
}

export type LastState = 'sent' | 'failed' | 'skipped' | 'expired';
export type LastWord = { reason?: string | null; error?: string | null };

/**
 * A table of mails on their way out: claimed by one worker at a time, and marked with what became of them. It has the
 * columns state, reason, error, attempts, next_attempt_at, lease_token, lease_until and sent_at.
 */
export class Outbox {
  private readonly table: Sql;
  /** A condition on which the row `w` must still wait. */
  protected readonly waits: Sql = sql`false`;

  constructor(
    protected readonly db: Database,
    protected readonly clock: Clock,
    table: string,
  ) {
    this.table = raw(table);
  }

  /** Up to `limit` that are due and that nobody else holds; none are left when the answer is empty. */
  async claim(limit: number): Promise<Claim[]> {
    for (;;) {
      const { taken, claims } = await this.db.transaction(async () => {
        const found = await this.take(limit);
        return { ...found, claims: await this.settle(found.claims) };
      });
      if (claims.length > 0 || taken === 0) return claims;
    }
  }

  /** Lets go of what must not be sent any more; answers the rest. */
  protected settle(claims: Claim[]): Promise<Claim[]> {
    return Promise.resolve(claims);
  }

  /**
   * The attempt is counted first, so that what kills the process is counted too; those given up after every try are let
   * go of on the way.
   */
  private async take(limit: number): Promise<{ taken: number; claims: Claim[] }> {
    const now = this.clock.now();
    const token = newId();
    const rows = await this.db.query<{ id: string; attempts: number; state: string }>(sql`
      WITH due AS (
        SELECT id FROM ${this.table} w
        WHERE state IN ('planned', 'sending') AND next_attempt_at <= ${now}
          AND (lease_until IS NULL OR lease_until <= now()) AND NOT ${this.waits}
        ORDER BY next_attempt_at, id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
      UPDATE ${this.table} r SET
        state = CASE WHEN attempts >= ${mostAttempts}::int THEN 'failed' ELSE 'sending' END,
        reason = CASE WHEN attempts >= ${mostAttempts}::int THEN 'attempts-used-up' END,
        attempts = least(attempts + 1, ${mostAttempts}::int), lease_token = ${token},
        lease_until = now() + make_interval(secs => ${leaseSeconds})
      FROM due WHERE r.id = due.id RETURNING r.id, r.attempts, r.state`);
    const claims = rows.flatMap(({ id, attempts, state }) =>
      state === 'sending' ? [{ id, token, attempts }] : [],
    );
    return { taken: rows.length, claims };
  }

  /** The claim renewed, as the first part of a statement: rows of `r`, none when another worker has taken over. */
  renewed({ id, token }: Claim): Sql {
    return sql`
      UPDATE ${this.table} SET lease_until = now() + make_interval(secs => ${leaseSeconds})
      WHERE id = ${id} AND lease_token = ${token} AND state = 'sending' AND lease_until > now()
      RETURNING *`;
  }

  /** The last word, unless another worker has taken over meanwhile; answers whether it was ours to say. */
  async finish(
    { id, token }: Claim,
    state: LastState,
    { reason = null, error = null }: LastWord = {},
  ): Promise<boolean> {
    const rows = await this.db.query(sql`
      UPDATE ${this.table} SET state = ${state}, reason = ${reason}, error = ${error}, lease_token = NULL,
        lease_until = NULL, sent_at = CASE WHEN ${state} = 'sent' THEN ${this.clock.now()}::timestamptz END
      WHERE id = ${id} AND lease_token = ${token} RETURNING id`);
    return rows.length > 0;
  }

  async postpone({ id, token }: Claim, until: Date, error: string): Promise<void> {
    await this.db.query(sql`
      UPDATE ${this.table} SET state = 'planned', next_attempt_at = ${until}, error = ${error}, lease_token = NULL,
        lease_until = NULL
      WHERE id = ${id} AND lease_token = ${token}`);
  }
}
