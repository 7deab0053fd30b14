import { Body, Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/policy.js';
import { Access, SignedIn } from '../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.decorator.js';
import { Clock } from '../../platform/clock/clock.js';
import { Cursors } from '../../platform/http/cursors.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { Problems } from '../../platform/http/openapi.js';
import { Post } from '../../platform/http/post.decorator.js';
import { DistrictList, HolidayList, PersonFilter, PersonPage, PositionFilter } from './directory.dto.js';
import { DirectoryQueries } from './directory.queries.js';
import { AppointRequest, NewPositionRequest, PositionPage, PositionView } from './position.dto.js';
import { PositionQueries } from './position.queries.js';
import { PositionsService } from './position.service.js';

/** Positions, the people who hold them, and the districts they are in. */
@ApiTags('directory')
@Controller()
export class PositionController {
  constructor(
    private readonly positions: PositionsService,
    private readonly queries: PositionQueries,
    private readonly directory: DirectoryQueries,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  /** Positions by title, with who holds them today. */
  @Problems(401, 403, 422)
  @Access('people.read')
  @Get('positions')
  async list(@CurrentActor() actor: Actor, @Query() query: PositionFilter): Promise<PositionPage> {
    const page = this.cursors.request(actor, 'positions', query);
    return this.cursors.page(actor, 'positions', await this.queries.list(query, page, this.clock.today()));
  }

  /** Add a position to an organisation. */
  @Problems(400, 401, 403, 404, 409, 422)
  @Access('organisations.appoint')
  @Post('organisations/:id/positions')
  async create(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) organisationId: string,
    @Body() body: NewPositionRequest,
  ): Promise<PositionView> {
    const { id } = await this.positions.create(actor, organisationId, body);
    return this.queries.one(id, this.clock.today());
  }

  /** Appoint who holds a position; a definitive holder ends the one before. */
  @Problems(400, 401, 403, 404, 422)
  @Access('organisations.appoint')
  @Post('positions/:id/appointments')
  async appoint(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: AppointRequest,
  ): Promise<PositionView> {
    await this.positions.appoint(actor, id, body);
    return this.queries.one(id, this.clock.today());
  }

  /** People by name, with the positions that they hold today. */
  @Problems(401, 403, 422)
  @Access('people.read')
  @Get('people')
  async everyone(@CurrentActor() actor: Actor, @Query() query: PersonFilter): Promise<PersonPage> {
    const page = this.cursors.request(actor, 'people', query);
    return this.cursors.page(actor, 'people', await this.directory.people(query, page, this.clock.today()));
  }

  /** The districts of the regency. */
  @Problems(401)
  @SignedIn('the districts of a regency are public')
  @Get('districts')
  async districts(): Promise<DistrictList> {
    return { items: await this.directory.districts(), next: null };
  }

  /** National holidays and collective leave, so that a page counts working days as the server does. */
  @Problems(401)
  @SignedIn('the holidays of a country are public')
  @Get('holidays')
  async holidays(): Promise<HolidayList> {
    return { items: await this.directory.holidays(this.clock.today()), next: null };
  }
}
