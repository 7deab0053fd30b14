import { Body, Controller, Get, Param, Patch, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/policy.js';
import { Access } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Cursors } from '../../../platform/http/cursors.js';
import { IdPipe } from '../../../platform/http/id.pipe.js';
import { IfMatch } from '../../../platform/http/if-match.decorator.js';
import { Problems } from '../../../platform/http/openapi.js';
import { Post } from '../../../platform/http/post.decorator.js';
import { PageQuery } from '../../../platform/http/page.dto.js';
import { withCurrent } from '../../../platform/http/versions.js';
import {
  AppointRequest,
  EditPositionRequest,
  EndAppointmentRequest,
  HolderPage,
  NewPositionRequest,
  PositionFilter,
  PositionPage,
  PositionView,
  SignatureView,
} from './position.dto.js';
import { HolderQueries } from './holder.queries.js';
import { PositionQueries } from './position.queries.js';
import { SignatureQueries } from './signature.queries.js';
import { PositionsService } from './position.service.js';

/** Positions, and who holds them. */
@ApiTags('directory')
@Controller()
export class PositionController {
  constructor(
    private readonly positions: PositionsService,
    private readonly queries: PositionQueries,
    private readonly holdersOf: HolderQueries,
    private readonly signatures: SignatureQueries,
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

  /** Everyone who held or will hold a position, the latest first. */
  @Problems(401, 403, 404, 422)
  @Access('organisations.contacts')
  @Get('positions/:id/appointments')
  async holders(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<HolderPage> {
    const list = `appointments-${id}`;
    const page = this.cursors.request(actor, list, query);
    return this.cursors.page(actor, list, await this.holdersOf.position(actor, id, page));
  }

  /** How whoever holds a position today is printed under a letter. */
  @Problems(401, 403, 404)
  @Access('people.read')
  @Get('positions/:id/signature')
  signature(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<SignatureView> {
    return this.signatures.of(actor, id, this.clock.today());
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

  /** Correct the title of a position, or whether it leads its organisation. */
  @Problems(400, 401, 403, 404, 409, 412, 422, 428)
  @Access('organisations.appoint')
  @Patch('positions/:id')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body() body: EditPositionRequest,
  ): Promise<PositionView> {
    const view = () => this.queries.one(id, this.clock.today());
    await withCurrent(() => this.positions.edit(actor, id, version, body), view);
    return view();
  }

  /** End an appointment; `If-Match` is the version of the appointment. */
  @Problems(400, 401, 403, 404, 412, 422, 428)
  @Access('organisations.appoint')
  @Patch('positions/:id/appointments/:appointmentId')
  async end(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('appointmentId', IdPipe) appointmentId: string,
    @IfMatch() version: number,
    @Body() body: EndAppointmentRequest,
  ): Promise<PositionView> {
    const view = () => this.queries.one(id, this.clock.today());
    await withCurrent(() => this.positions.end(actor, id, appointmentId, version, body), view);
    return view();
  }
}
