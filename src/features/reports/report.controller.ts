import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/policy.js';
import { Access, SignedIn } from '../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.decorator.js';
import { Problems } from '../../platform/http/openapi.js';
import { LeadersQueries } from './leaders.queries.js';
import { MyWorkQueries } from './my-work.queries.js';
import { LeadersReport, MyWork } from './report.dto.js';

@ApiTags('reports')
@Controller()
export class ReportController {
  constructor(
    private readonly leaders: LeadersQueries,
    private readonly work: MyWorkQueries,
  ) {}

  /** What waits for the reader. */
  @Problems(401)
  @SignedIn('what waits for oneself')
  @Get('my-work')
  myWork(@CurrentActor() actor: Actor): Promise<MyWork> {
    return this.work.of(actor);
  }

  /** The leaders' page: six figures, what is late and why, what needs a word, what waits. */
  @Problems(401, 403)
  @Access('leaders.read')
  @Get('reports/leaders')
  leadersReport(@CurrentActor() actor: Actor): Promise<LeadersReport> {
    return this.leaders.report(actor);
  }
}
