import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/policy.js';
import { Access } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { Cursors } from '../../../platform/http/cursors.js';
import { IdPipe } from '../../../platform/http/id.pipe.js';
import { IfMatch } from '../../../platform/http/if-match.decorator.js';
import { Problems } from '../../../platform/http/openapi.js';
import { Post } from '../../../platform/http/post.decorator.js';
import { withCurrent } from '../../../platform/http/versions.js';
import { EditEstateRequest, EstateFilter, EstatePage, EstateView, NewEstateRequest } from './estate.dto.js';
import { EstateQueries } from './estate.queries.js';
import { EstatesService } from './estates.service.js';

@ApiTags('directory')
@Controller('estates')
export class EstateController {
  constructor(
    private readonly estates: EstatesService,
    private readonly queries: EstateQueries,
    private readonly cursors: Cursors,
  ) {}

  /** The industrial estates of the regency, by name. */
  @Problems(401, 403, 422)
  @Access('estates.read')
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: EstateFilter): Promise<EstatePage> {
    const page = this.cursors.request(actor, 'estates', query);
    return this.cursors.page(actor, 'estates', await this.queries.list(query, page));
  }

  /** Enter an industrial estate. */
  @Problems(400, 401, 403, 409, 422)
  @Access('estates.edit')
  @Post()
  async create(@CurrentActor() actor: Actor, @Body() body: NewEstateRequest): Promise<EstateView> {
    return this.queries.view(await this.estates.create(actor, body));
  }

  /** One industrial estate. */
  @Problems(401, 403, 404)
  @Access('estates.read')
  @Get(':id')
  view(@Param('id', IdPipe) id: string): Promise<EstateView> {
    return this.queries.view(id);
  }

  /** Change what is known of an estate, or who operates it. */
  @Problems(400, 401, 403, 404, 409, 412, 422, 428)
  @Access('estates.edit')
  @Patch(':id')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body() body: EditEstateRequest,
  ): Promise<EstateView> {
    const view = () => this.queries.view(id);
    await withCurrent(() => this.estates.edit(actor, id, version, body), view);
    return view();
  }

  /** Delete an estate in which there is no organisation. */
  @Problems(400, 401, 403, 404, 409, 412, 428)
  @HttpCode(204)
  @Access('estates.edit')
  @Delete(':id')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
  ): Promise<void> {
    await withCurrent(
      () => this.estates.remove(actor, id, version),
      () => this.queries.view(id),
    );
  }
}
