import { Body, Controller, Get, HttpCode, Param, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/policy.js';
import { Access } from '../../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../../platform/auth/current-actor.decorator.js';
import { IdPipe } from '../../../../platform/http/id.pipe.js';
import { IfMatch } from '../../../../platform/http/if-match.decorator.js';
import { Problems } from '../../../../platform/http/openapi.js';
import { Post } from '../../../../platform/http/post.decorator.js';
import { withCurrent } from '../../../../platform/http/versions.js';
import { SeriesChangesService } from './series-changes.service.js';
import {
  EditSeriesRequest,
  EndSeriesRequest,
  NewSeriesRequest,
  SeriesPreview,
  SeriesPreviewRequest,
  SeriesView,
} from './series.dto.js';
import { SeriesQueries } from './series.queries.js';
import { SeriesService } from './series.service.js';

/** Meetings that recur. */
@ApiTags('meetings')
@Controller('meeting-series')
export class SeriesController {
  constructor(
    private readonly series: SeriesService,
    private readonly changes: SeriesChangesService,
    private readonly queries: SeriesQueries,
  ) {}

  /** The next days of a rule, and why some of them are moved; nothing is saved. */
  @Problems(400, 401, 403, 422)
  @HttpCode(200)
  @Access('series.create')
  @Post('previews')
  preview(@Body() body: SeriesPreviewRequest): Promise<SeriesPreview> {
    return this.series.preview(body);
  }

  /** Let a meeting recur; the next months are begun as drafts at once. */
  @Problems(400, 401, 403, 409, 422)
  @Access('series.create')
  @Post()
  async create(@CurrentActor() actor: Actor, @Body() body: NewSeriesRequest): Promise<SeriesView> {
    const { id } = await this.series.create(actor, body);
    return this.queries.view(actor, id);
  }

  /** A series with the meetings that were begun. */
  @Problems(401, 403, 404)
  @Access('series.read')
  @Get(':id')
  view(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<SeriesView> {
    return this.queries.view(actor, id);
  }

  /** Change title, time, place or rule of the meetings to come; those changed by themselves keep what they have. */
  @Problems(400, 401, 403, 404, 409, 412, 422, 428)
  @Access('series.edit')
  @Patch(':id')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body() body: EditSeriesRequest,
  ): Promise<SeriesView> {
    const view = () => this.queries.view(actor, id);
    await withCurrent(() => this.changes.edit(actor, id, version, body), view);
    return view();
  }

  /** End a series and cancel its meetings to come, all of them or from one on. */
  @Problems(400, 401, 403, 404, 409, 422)
  @Access('series.edit')
  @Post(':id/endings')
  async end(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: EndSeriesRequest,
  ): Promise<SeriesView> {
    await this.changes.end(actor, id, body);
    return this.queries.view(actor, id);
  }
}
