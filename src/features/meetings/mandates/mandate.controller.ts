import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/policy.js';
import { Access } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { IdPipe } from '../../../platform/http/id.pipe.js';
import { IfMatch } from '../../../platform/http/if-match.decorator.js';
import { Problems } from '../../../platform/http/openapi.js';
import { Post } from '../../../platform/http/post.decorator.js';
import { withCurrent } from '../../../platform/http/versions.js';
import { ExemptReadings } from '../exempt-readings.js';
import { MeetingQueries } from '../meeting.queries.js';
import {
  AttendanceReport,
  CompetentPartiesRequest,
  ConfirmMandateRequest,
  MandateList,
} from './mandate.dto.js';
import { MandateQueries } from './mandate.queries.js';
import { MandatesService } from './mandates.service.js';

/** Who was there who could decide, and how often whom. */
@ApiTags('meetings')
@Controller()
export class MandateController {
  constructor(
    private readonly mandates: MandatesService,
    private readonly queries: MandateQueries,
    private readonly meetings: MeetingQueries,
    private readonly readings: ExemptReadings,
  ) {}

  /** Decisions taken without someone who could bind a competent party, and who is competent for what. */
  @Problems(401, 404)
  @Access('meetings.read')
  @Get('meetings/:id/mandates')
  async list(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<MandateList> {
    const list = await this.mandates.list(actor, id);
    await this.readings.ofMeeting(actor, id);
    return list;
  }

  /** Confirm a decision for a party: by who speaks for it, or as told to staff. */
  @Problems(400, 401, 403, 404, 409, 422)
  @Access('meetings.read')
  @Post('meetings/:id/mandates')
  async confirm(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ConfirmMandateRequest,
  ): Promise<MandateList> {
    await this.mandates.confirm(actor, id, body);
    return this.list(actor, id);
  }

  /** Say without whom an agenda item cannot be decided. */
  @Problems(401, 403, 404, 409, 412, 422, 428)
  @Access('meetings.edit')
  @Put('meetings/:id/agenda-items/:itemId/parties')
  async setParties(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('itemId', IdPipe) itemId: string,
    @IfMatch() version: number,
    @Body() { organisationIds }: CompetentPartiesRequest,
  ): Promise<MandateList> {
    const set = () => this.mandates.setParties(actor, id, version, itemId, organisationIds);
    await withCurrent(set, () => this.meetings.view(actor, id));
    return this.list(actor, id);
  }

  /** How many were invited and came, by organisation and by level. */
  @Problems(401, 404)
  @Access('meetings.read')
  @Get('meetings/:id/attendance-report')
  async report(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<AttendanceReport> {
    await this.meetings.view(actor, id);
    return this.queries.report(actor, id);
  }
}
