import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { addMinutes } from '../../../kernel/calendar.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { RateLimited } from '../../../platform/http/problem.js';

/** Seconds until the next try, after the first failure, the second, and so on; the last holds for all that follow. */
export const waits = [0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900] as const;
/** So many failures are forgiven at once. Not a wait of nothing, since the clocks of instances differ. */
const free = waits.findIndex((seconds) => seconds > 0);
/** After a day without a failure all is forgotten. */
const keptMinutes = 24 * 60;

/**
 * The growing delay between tries. A try counts as a failure from its beginning until it turns out to be right, so a
 * hundred that arrive together are not a hundred free guesses; and it is counted beside any open transaction, so that
 * a refusal does not take it back.
 */
@Injectable()
export class SignInWaits {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Refuses while there is still to wait, and counts nothing. */
  async check(what: string): Promise<void> {
    const now = this.clock.now();
    const [waiting] = await this.db.beside<{ nextAt: Date }>(sql`
      SELECT next_at AS "nextAt" FROM sign_in_waits
      WHERE key = ${hashOf(what)} AND next_at > ${now} AND failures > ${free}`);
    if (waiting !== undefined) throw new RateLimited(secondsBetween(now, waiting.nextAt));
  }

  /** Counts a try; refuses when another one came between. */
  async take(what: string): Promise<void> {
    const now = this.clock.now();
    const forgetAt = addMinutes(now, keptMinutes);
    const taken = await this.db.beside(sql`
      INSERT INTO sign_in_waits AS w (key, failures, next_at, forget_at)
      VALUES (${hashOf(what)}, 1, ${now}, ${forgetAt})
      ON CONFLICT (key) DO UPDATE SET
        failures = CASE WHEN w.forget_at > ${now} THEN w.failures + 1 ELSE 1 END,
        next_at = ${now}::timestamptz + make_interval(secs => (${waits}::int[])[
          CASE WHEN w.forget_at > ${now} THEN least(w.failures + 1, ${waits.length}) ELSE 1 END]),
        forget_at = ${forgetAt}
      WHERE w.next_at <= ${now} OR w.failures <= ${free}
      RETURNING key`);
    if (taken.length > 0) return;
    await this.check(what);
    throw new RateLimited(1);
  }

  /** It was right. */
  async forget(what: string): Promise<void> {
    await this.db.beside(sql`DELETE FROM sign_in_waits WHERE key = ${hashOf(what)}`);
  }
}

/** What people typed as their address is nobody's business, so only its hash is kept. */
function hashOf(what: string): Buffer {
  return createHash('sha256').update(what).digest();
}

function secondsBetween(now: Date, then: Date): number {
  return Math.ceil((then.getTime() - now.getTime()) / 1000);
}
