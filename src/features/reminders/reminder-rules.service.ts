import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { LocalTime } from '../../kernel/calendar.js';
import { checkVersion, Forbidden } from '../../kernel/errors.js';
import { type Actor, holds } from '../../kernel/policy.js';
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
    if (!holds(actor, 'reminders.configure')) throw new Forbidden();
    await this.db.transaction(async () => {
      const rule = await this.db.lock(ReminderRule, id);
      checkVersion(rule, version);
      const before = { ...rule };
      if (enabled !== undefined) rule.switch(enabled, this.clock.now());
      if (time !== undefined) await this.retime(rule, time);
      rule.version += 1;
      await this.db.save(rule);
      const change = difference(before, { ...rule });
      await this.history.record(actor, { type: 'reminder-rule', id }, 'edit', { change });
    });
  }

  /** What is written down for later is forgotten, so that the next plan has it at the new hour. */
  private async retime(rule: ReminderRule, time: LocalTime): Promise<void> {
    rule.time = time;
    await this.db.query(sql`
      DELETE FROM reminders
      WHERE rule_id = ${rule.id} AND state = 'planned' AND attempts = 0 AND due_at > ${this.clock.now()}`);
  }
}
