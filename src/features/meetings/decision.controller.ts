import { Body, Controller, Delete, Param, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/policy.js';
import { Access } from '../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.decorator.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { IfMatch } from '../../platform/http/if-match.decorator.js';
import { Problems } from '../../platform/http/openapi.js';
import { Post } from '../../platform/http/post.decorator.js';
import { withCurrent } from '../../platform/http/versions.js';
import { EditDecisionRequest, NewDecisionRequest } from './decision.dto.js';
import { DecisionsService } from './decision.service.js';
import { MeetingQueries } from './meeting.queries.js';
import { MeetingView } from './meeting.views.dto.js';

/** What a meeting decided. Each change answers the whole meeting and is guarded by its version. */
@ApiTags('meetings')
@Controller('meetings/:id/decisions')
export class DecisionController {
  constructor(
    private readonly decisions: DecisionsService,
    private readonly queries: MeetingQueries,
  ) {}

  /** Write down a decision. */
  @Problems(400, 401, 403, 404, 409, 422)
  @Access('meetings.edit')
  @Post()
  async add(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: NewDecisionRequest,
  ): Promise<MeetingView> {
    await this.decisions.add(actor, id, body);
    return this.queries.view(actor, id);
  }

  /** Change the words of a decision. */
  @Problems(400, 401, 403, 404, 409, 412, 422, 428)
  @Access('meetings.edit')
  @Patch(':decisionId')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('decisionId', IdPipe) decisionId: string,
    @IfMatch() version: number,
    @Body() body: EditDecisionRequest,
  ): Promise<MeetingView> {
    const view = () => this.queries.view(actor, id);
    await withCurrent(() => this.decisions.edit(actor, id, version, decisionId, body), view);
    return view();
  }

  /** Strike a decision; those after it move up. */
  @Problems(400, 401, 403, 404, 409, 412, 428)
  @Access('meetings.edit')
  @Delete(':decisionId')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('decisionId', IdPipe) decisionId: string,
    @IfMatch() version: number,
  ): Promise<MeetingView> {
    const view = () => this.queries.view(actor, id);
    await withCurrent(() => this.decisions.remove(actor, id, version, decisionId), view);
    return view();
  }
}
