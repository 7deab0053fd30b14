import { Body, Controller, Get, Param, Patch, Query } from '@nestjs/common';
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
import {
  EditOrganisationRequest,
  NewOrganisationRequest,
  OrganisationFilter,
  OrganisationPage,
  OrganisationView,
} from './organisation.dto.js';
import { OrganisationQueries } from './organisation.queries.js';
import { OrganisationsService } from './organisation.service.js';

@ApiTags('directory')
@Controller('organisations')
export class OrganisationController {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly queries: OrganisationQueries,
    private readonly cursors: Cursors,
  ) {}

  /** Organisations by name; a liaison finds their own. */
  @Problems(401, 422)
  @Access('organisations.read')
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: OrganisationFilter): Promise<OrganisationPage> {
    const page = this.cursors.request(actor, 'organisations', query);
    return this.cursors.page(actor, 'organisations', await this.queries.list(actor, query, page));
  }

  /** Enter an organisation into the directory. */
  @Problems(400, 401, 403, 409, 422)
  @Access('organisations.create')
  @Post()
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: NewOrganisationRequest,
  ): Promise<OrganisationView> {
    const { id } = await this.organisations.create(actor, body);
    return this.queries.view(actor, id);
  }

  /** One organisation with its positions and who holds them today. */
  @Problems(401, 404)
  @Access('organisations.read')
  @Get(':id')
  view(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<OrganisationView> {
    return this.queries.view(actor, id);
  }

  /** Change what the directory says of an organisation. */
  @Problems(400, 401, 403, 404, 409, 412, 422, 428)
  @Access('organisations.edit')
  @Patch(':id')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body() body: EditOrganisationRequest,
  ): Promise<OrganisationView> {
    const view = () => this.queries.view(actor, id);
    await withCurrent(() => this.organisations.edit(actor, id, version, body), view);
    return view();
  }
}
