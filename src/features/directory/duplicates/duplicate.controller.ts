import { Body, Controller, Get, HttpCode, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/policy.js';
import { Access } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { IdPipe } from '../../../platform/http/id.pipe.js';
import { Problems } from '../../../platform/http/openapi.js';
import { Post } from '../../../platform/http/post.decorator.js';
import { OrganisationView } from '../organisations/organisation.dto.js';
import { OrganisationQueries } from '../organisations/organisation.queries.js';
import { DistinctRequest, DuplicateList, MergePreview, MergeRequest } from './duplicate.dto.js';
import { DuplicateQueries } from './duplicate.queries.js';
import { MergesService } from './merges.service.js';

@ApiTags('directory')
@Controller('organisations')
export class DuplicateController {
  constructor(
    private readonly merges: MergesService,
    private readonly queries: DuplicateQueries,
    private readonly organisations: OrganisationQueries,
  ) {}

  /** Organisations that may be one, side by side; those that share most first. */
  @Problems(401, 403)
  @Access('organisations.merge')
  @Get('duplicates')
  async list(@CurrentActor() actor: Actor): Promise<DuplicateList> {
    return { items: await this.queries.pairs(actor), next: null };
  }

  /** What would move from one organisation to the one that stays. */
  @Problems(401, 403, 404, 409)
  @Access('organisations.merge')
  @Get(':id/merges/:mergedId')
  preview(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('mergedId', IdPipe) mergedId: string,
  ): Promise<MergePreview> {
    return this.merges.preview(actor, id, mergedId);
  }

  /** Merge another organisation into this one; it cannot be undone, and both histories say so. */
  @Problems(400, 401, 403, 404, 409, 422)
  @Access('organisations.merge')
  @Post(':id/merges')
  async merge(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { mergedId }: MergeRequest,
  ): Promise<OrganisationView> {
    await this.merges.merge(actor, id, mergedId);
    return this.organisations.view(actor, id);
  }

  /** Say that two organisations are not one: they are not proposed again. */
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
