import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/policy.js';
import { Access } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { Cursors } from '../../../platform/http/cursors.js';
import { Problems } from '../../../platform/http/openapi.js';
import { DecisionFilter, DecisionPage } from './decision-register.dto.js';
import { DecisionRegisterQueries } from './decision-register.queries.js';

@ApiTags('meetings')
@Controller('decisions')
export class DecisionRegisterController {
  constructor(
    private readonly queries: DecisionRegisterQueries,
    private readonly cursors: Cursors,
  ) {}

  /** What meetings within the reader's reach decided, newest first. */
  @Problems(401, 422)
  @Access('meetings.read')
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: DecisionFilter): Promise<DecisionPage> {
    const page = this.cursors.request(actor, 'decisions', query);
    return this.cursors.page(actor, 'decisions', await this.queries.list(actor, query, page));
  }
}
