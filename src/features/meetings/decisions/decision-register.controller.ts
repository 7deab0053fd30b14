import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/policy.js';
import { Access } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { Readings } from '../../../platform/history/readings.js';
import { Cursors } from '../../../platform/http/cursors.js';
import { Problems } from '../../../platform/http/openapi.js';
import { DecisionFilter, DecisionPage } from './decision-register.dto.js';
import { DecisionRegisterQueries, type RegisteredDecision } from './decision-register.queries.js';

@ApiTags('meetings')
@Controller('decisions')
export class DecisionRegisterController {
  constructor(
    private readonly queries: DecisionRegisterQueries,
    private readonly readings: Readings,
    private readonly cursors: Cursors,
  ) {}

  /** What meetings within the reader's reach decided, newest first. */
  @Problems(401, 422)
  @Access('meetings.read')
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: DecisionFilter): Promise<DecisionPage> {
    const request = this.cursors.request(actor, 'decisions', query);
    const { items, next } = await this.queries.list(actor, query, request);
    await this.readings.noteEach(actor, 'meeting', exemptIn(items));
    const page = { items: items.map(({ exempt: _, ...row }) => row), ...(next !== undefined && { next }) };
    return this.cursors.page(actor, 'decisions', page);
  }
}

/** Which meetings, and of each which decisions, the law keeps to the regency. */
function exemptIn(rows: readonly RegisteredDecision[]): Map<string, { change: { decisions: number[] } }> {
  const read = new Map<string, { change: { decisions: number[] } }>();
  for (const { meeting, number } of rows.filter(({ exempt }) => exempt)) {
    const known = read.get(meeting.id) ?? { change: { decisions: [] } };
    known.change.decisions.push(number);
    read.set(meeting.id, known);
  }
  return read;
}
