import { Injectable } from '@nestjs/common';
import { Conflict } from '../../../kernel/errors.js';
import type { Actor } from '../../../kernel/policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { History } from '../../../platform/history/history.js';
import { User } from '../users/user.js';
import { type Channel, channels } from './channel.js';
import type { ConsentRequest } from './consent.dto.js';
import { ConsentQueries } from './consent.queries.js';

/** Consents are given and withdrawn by the person alone. */
@Injectable()
export class ConsentsService {
  constructor(
    private readonly db: Database,
    private readonly queries: ConsentQueries,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  async decide(actor: Actor, channel: Channel, { given, textVersion }: ConsentRequest): Promise<void> {
    const current = channels[channel].textVersion;
    // To withdraw is never harder than to give: whatever text was read, it counts.
    if (given && textVersion !== current) throw new Conflict('consent-text-changed');
    await this.db.transaction(async () => {
      // Locked, so that of two clicks the last one counts.
      const { id: userId } = await this.db.lock(User, actor.id ?? '');
      const last = await this.queries.last(userId, channel);
      if (last?.given === given && last.textVersion === current) return;
      await this.queries.add(userId, channel, { given, at: this.clock.now(), textVersion: current });
      const verb = given ? 'give-consent' : 'withdraw-consent';
      const change = { channel, textVersion: current };
      await this.history.record(actor, { type: 'user', id: userId }, verb, { change });
    });
  }
}
