import { Body, Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/policy.js';
import { Access } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { Clock } from '../../../platform/clock/clock.js';
import { IdPipe } from '../../../platform/http/id.pipe.js';
import { Problems } from '../../../platform/http/openapi.js';
import { Post } from '../../../platform/http/post.decorator.js';
import { PositionView } from '../positions/position.dto.js';
import { PositionQueries } from '../positions/position.queries.js';
import { MergeRequest } from './duplicate.dto.js';
import { PositionMergePreview } from './position-merge.dto.js';
import { PositionMergesService } from './position-merges.service.js';

@ApiTags('directory')
@Controller('positions/:id/merges')
export class PositionMergeController {
  constructor(
    private readonly merges: PositionMergesService,
    private readonly positions: PositionQueries,
    private readonly clock: Clock,
  ) {}

  /** What would move from one position to the one that stays. */
  @Problems(401, 403, 404, 409)
  @Access('organisations.merge')
  @Get(':mergedId')
  preview(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('mergedId', IdPipe) mergedId: string,
  ): Promise<PositionMergePreview> {
    return this.merges.preview(actor, id, mergedId);
  }

  /** Merge another position of the organisation into this one; it cannot be undone. */
  @Problems(400, 401, 403, 404, 409, 422)
  @Access('organisations.merge')
  @Post()
  async merge(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { mergedId }: MergeRequest,
  ): Promise<PositionView> {
    await this.merges.merge(actor, id, mergedId);
    return this.positions.one(id, this.clock.today());
  }
}
