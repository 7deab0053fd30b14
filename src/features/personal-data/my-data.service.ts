import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/policy.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { History } from '../../platform/history/history.js';
import { RateLimits } from '../../platform/http/rate-limits.js';
import { channels } from '../access/index.js';
import { MyDataQueries } from './my-data.queries.js';
import { register, sectionKeys } from './register.js';

/** Nobody needs it more often, and it reads much. */
const limit = { points: 10, seconds: 60 * 60 };

@Injectable()
export class MyDataService {
  constructor(
    private readonly db: Database,
    private readonly queries: MyDataQueries,
    private readonly limits: RateLimits,
    private readonly history: History,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Everything held about the actor as the text of a JSON file; that it was taken is written down. */
  async export(actor: Actor): Promise<string> {
    const userId = actor.id ?? '';
    await this.limits.take('my-data-export', userId, limit);
    const data = await this.db.transaction(async () => {
      const all = await this.queries.all(userId);
      await this.history.record(actor, { type: 'user', id: userId }, 'export-data');
      return all;
    });
    const sections = sectionKeys.map((key) => [key, { ...register[key], items: data[key] }] as const);
    const about = { format: 'sinergi-my-data', version: 1, exportedAt: this.clock.now() };
    const file = {
      ...about,
      office: this.config.officeName,
      consentTexts: channels,
      sections: Object.fromEntries(sections),
    };
    return JSON.stringify(file, null, 2);
  }
}
