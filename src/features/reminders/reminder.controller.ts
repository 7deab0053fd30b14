import { Body, Controller, Get, Param, Patch, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NotFound } from '../../kernel/errors.js';
import type { Actor } from '../../kernel/policy.js';
import { Access } from '../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.decorator.js';
import { Cursors } from '../../platform/http/cursors.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { IfMatch } from '../../platform/http/if-match.decorator.js';
import { Problems } from '../../platform/http/openapi.js';
import { withCurrent } from '../../platform/http/versions.js';
import {
  EditRuleRequest,
  ReminderFilter,
  ReminderHealth,
  ReminderPage,
  ReminderRuleList,
  ReminderRuleView,
} from './reminder.dto.js';
import { ReminderQueries } from './reminder.queries.js';
import { ReminderRulesService } from './reminder-rules.service.js';

@ApiTags('reminders')
@Controller()
export class ReminderController {
  constructor(
    private readonly queries: ReminderQueries,
    private readonly rules: ReminderRulesService,
    private readonly cursors: Cursors,
  ) {}

  /** Who is told what, when, and what became of it, newest first. */
  @Problems(401, 422)
  @Access('reminders.read')
  @Get('reminders')
  async ledger(@CurrentActor() actor: Actor, @Query() query: ReminderFilter): Promise<ReminderPage> {
    const page = this.cursors.request(actor, 'reminders', query);
    return this.cursors.page(actor, 'reminders', await this.queries.list(actor, query, page));
  }

  /** The rules that reminders follow. */
  @Problems(401, 403)
  @Access('reminders.rules')
  @Get('reminder-rules')
  async list(): Promise<ReminderRuleList> {
    return { items: await this.queries.rules(), next: null };
  }

  /** Switch a rule on or off, or change its hour. What was due before it was switched on is never sent. */
  @Problems(401, 403, 404, 412, 422, 428)
  @Access('reminders.configure')
  @Patch('reminder-rules/:id')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body() body: EditRuleRequest,
  ): Promise<ReminderRuleView> {
    await withCurrent(
      () => this.rules.edit(actor, id, version, body),
      () => this.rule(id),
    );
    return this.rule(id);
  }

  /** Whether reminders really go out: last runs, what waits, what failed. */
  @Problems(401, 403)
  @Access('reminders.rules')
  @Get('reminder-health')
  health(): Promise<ReminderHealth> {
    return this.queries.health();
  }

  private async rule(id: string): Promise<ReminderRuleView> {
    const rule = (await this.queries.rules()).find((each) => each.id === id);
    if (rule === undefined) throw new NotFound();
    return rule;
  }
}
