import { Body, Controller, Get, HttpCode, Param, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../../kernel/policy.js';
import { Access, Public } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { Uncounted } from '../../../platform/auth/uncounted.decorator.js';
import { IdPipe } from '../../../platform/http/id.pipe.js';
import { Problems } from '../../../platform/http/openapi.js';
import { Post } from '../../../platform/http/post.decorator.js';
import { MeetingsService } from '../meeting.service.js';
import { CheckInCodes } from './check-in.codes.js';
import {
  CheckedInView,
  CheckInCodeView,
  CheckInRequest,
  CheckInView,
  DoorSeatList,
  OpenCheckInRequest,
  SeatSearchRequest,
  DrawnSignature,
} from './check-in.dto.js';
import { CheckInQueries } from './check-in.queries.js';
import { CheckInService } from './check-in.service.js';
import { DeviceCookie } from './device-cookie.js';

const hall = 'a hall full of people shares one address; codes and check-ins have limits of their own';

/** The door of a meeting: a code on the wall, and whoever scans it. */
@ApiTags('meetings')
@Controller()
export class CheckInController {
  constructor(
    private readonly meetings: MeetingsService,
    private readonly checkIns: CheckInService,
    private readonly codes: CheckInCodes,
    private readonly queries: CheckInQueries,
    private readonly devices: DeviceCookie,
  ) {}

  /** What the QR code on the wall says now, and for how long. */
  @Problems(401, 403, 404, 409)
  @Access('meetings.edit')
  @Get('meetings/:id/check-in-code')
  code(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<CheckInCodeView> {
    return this.checkIns.code(actor, id);
  }

  /** The signature that someone drew when checking in. */
  @Problems(401, 403, 404)
  @Access('meetings.edit')
  @Get('meetings/:id/seats/:seatId/signature')
  async signature(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('seatId', IdPipe) seatId: string,
  ): Promise<DrawnSignature> {
    await this.meetings.allow(actor, id, 'edit');
    return { path: await this.queries.signature(id, seatId) };
  }

  /** Scan: a code of this minute gives a pass for a quarter of an hour. */
  @Uncounted(hall)
  @Public('whoever reads the code on the wall is in the room')
  @Problems(404, 410, 422, 429)
  @HttpCode(200)
  @Post('check-ins/openings')
  open(
    @Body() { meetingId, code }: OpenCheckInRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CheckInView> {
    return this.checkIns.open(meetingId, code, this.devices.hashOf(request, reply), request.ip);
  }

  /** Find the own seat by position, name or organisation. */
  @Uncounted(hall)
  @Public('whoever holds a pass has scanned the code')
  @Problems(410, 422)
  @HttpCode(200)
  @Post('check-ins/seats')
  async seats(@Body() { pass, q }: SeatSearchRequest): Promise<DoorSeatList> {
    return { items: await this.queries.seats(this.codes.meetingOf(pass), q) };
  }

  /** Check in: at the own seat, for someone who is represented, or without an invitation. */
  @Uncounted(hall)
  @Public('whoever holds a pass has scanned the code; one device checks in once')
  @Problems(404, 409, 410, 422, 429)
  @HttpCode(200)
  @Post('check-ins')
  checkIn(
    @Body() body: CheckInRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CheckedInView> {
    return this.checkIns.checkIn(body, this.devices.hashOf(request, reply), request.ip);
  }
}
