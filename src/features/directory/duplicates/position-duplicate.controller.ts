import { Body, Controller, Get, HttpCode, Param } from '@nestjs/common';
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
import { DistinctRequest, MergeRequest } from './duplicate.dto.js';
import { PositionMergePreview, PositionPairList } from './position-duplicate.dto.js';
import { PositionDuplicateQueries } from './position-duplicate.queries.js';
import { PositionMergesService } from './position-merges.service.js';

@ApiTags('directory')
@Controller('positions')
export class PositionDuplicateController {
  constructor(
    private readonly merges: PositionMergesService,
    private readonly queries: PositionDuplicateQueries,
    private readonly positions: PositionQueries,
    private readonly clock: Clock,
  ) {}

  /** Positions of one organisation that may be one, side by side; those with one title first. */
  @Problems(401, 403)
  @Access('organisations.merge')
  @Get('duplicates')
  async list(): Promise<PositionPairList> {
    return { items: await this.queries.pairs(), next: null };
  }

  /** What would move from one position to the one that stays. */
  @Problems(401, 403, 404, 409)
  @Access('organisations.merge')
  @Get(':id/merges/:mergedId')
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
  @Post(':id/merges')
  async merge(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { mergedId }: MergeRequest,
  ): Promise<PositionView> {
    await this.merges.merge(actor, id, mergedId);
    return this.positions.one(id, this.clock.today());
  }

  /** Say that two positions are not one: they are not proposed again. */
  @Problems(400, 401, 403, 404, 409, 422)
  @Access('organisations.merge')
  @HttpCode(204)
  @Post(':id/distinctions')
  async keepApart(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { otherId }: DistinctRequest,
  ): Promise<void> {
    await this.merges.keepApart(actor, id, otherId);
  }
}
