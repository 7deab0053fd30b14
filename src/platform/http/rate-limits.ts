import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { RateLimited } from './problem.js';

export interface Limit {
  points: number;
  seconds: number;
}

/** Counts tries in PostgreSQL, so that a limit holds over all instances. */
@Injectable()
export class RateLimits {
  private readonly limiters = new Map<string, RateLimiterPostgres>();

  constructor(private readonly source: DataSource) {}

  /** Counts one try of `key`; refuses with 429 when there were more than `points` in `seconds`. */
  async take(name: string, key: string, limit: Limit): Promise<void> {
    try {
      await this.limiter(name, limit).consume(key.slice(0, 200));
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new RateLimited(Math.ceil(refusal.msBeforeNext / 1000));
    }
  }

  /** Takes back one try that {@link take} has counted: it was no guess. */
  async giveBack(name: string, key: string): Promise<void> {
    await this.limiters.get(name)?.reward(key.slice(0, 200), 1);
  }

  async forget(name: string, key: string): Promise<void> {
    await this.limiters.get(name)?.delete(key.slice(0, 200));
  }

  private limiter(name: string, { points, seconds }: Limit): RateLimiterPostgres {
    let limiter = this.limiters.get(name);
    if (limiter === undefined) {
      limiter = new RateLimiterPostgres({
        storeClient: (this.source.driver as unknown as { master: Pool }).master,
        tableName: 'rate_limits',
        tableCreated: true,
        keyPrefix: name,
        points,
        duration: seconds,
        clearExpiredByTimeout: false,
      });
      this.limiters.set(name, limiter);
    }
    return limiter;
  }
}
