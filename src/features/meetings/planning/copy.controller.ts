import { Body, Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/policy.js';
import { Access } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { IdPipe } from '../../../platform/http/id.pipe.js';
import { Problems } from '../../../platform/http/openapi.js';
import { Post } from '../../../platform/http/post.decorator.js';
import { ExemptReadings } from '../exempt-readings.js';
import { MeetingQueries } from '../meeting.queries.js';
import { MeetingsService } from '../meeting.service.js';
import { MeetingView } from '../meeting.views.dto.js';
import { CarryOver } from './carry-over.dto.js';
import { CarryOverQueries } from './carry-over.queries.js';
import { CopiesService } from './copies.service.js';
import { CopyMeetingRequest } from './copy.dto.js';

/** A new meeting out of an old one. */
@ApiTags('meetings')
@Controller('meetings/:id')
export class CopyController {
  constructor(
    private readonly meetings: MeetingsService,
    private readonly queries: MeetingQueries,
    private readonly carryOver: CarryOverQueries,
    private readonly copies: CopiesService,
    private readonly readings: ExemptReadings,
  ) {}

  /** The agenda of a meeting, with what of it ought to come back on the next one, and why. */
  @Problems(401, 403, 404)
  @Access('meetings.edit')
  @Get('carry-over')
  async leftOver(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<CarryOver> {
    await this.meetings.allow(actor, id, 'edit');
    await this.readings.ofMeeting(actor, id);
    return { items: await this.carryOver.items(actor, id), next: null };
  }

  /** Begin a meeting like this one on another day, as a draft. */
  @Problems(400, 401, 403, 404, 422)
  @Access('meetings.create')
  @Post('copies')
  async copy(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: CopyMeetingRequest,
  ): Promise<MeetingView> {
    const meeting = await this.copies.copy(actor, id, body);
    return this.queries.view(actor, meeting.id);
  }
}
