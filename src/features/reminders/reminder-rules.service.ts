import { Injectable } from '@nestjs/common';
import { checkVersion, Forbidden } from '../../kernel/errors.js';
import { type Actor, has } from '../../kernel/policy.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { difference, History } from '../../platform/history/history.js';
import type { EditRuleRequest } from './reminder.dto.js';
import { ReminderRule } from './reminder-rule.js';

@Injectable()
export class ReminderRulesService {
  constructor(
    private readonly db: Database,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  async edit(actor: Actor, id: string, version: number, { enabled, time }: EditRuleRequest): Promise<void> {
    if (!has(actor, 'staff', 'administrator')) throw new Forbidden();
    await this.db.transaction(async () => {
      const rule = await this.db.lock(ReminderRule, id);
      checkVersion(rule, version);
      const before = { ...rule };
      if (enabled !== undefined) rule.switch(enabled, this.clock.now());
      if (time !== undefined) rule.time = time;
      rule.version += 1;
      await this.db.save(rule);
      const change = difference(before, { ...rule });
      await this.history.record(actor, { type: 'reminder-rule', id }, 'edit', { change });
    });
  }
}
