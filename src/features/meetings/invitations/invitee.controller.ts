import { Body, Controller, Get, HttpCode, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/policy.js';
import { Access } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { Cursors } from '../../../platform/http/cursors.js';
import { IdPipe } from '../../../platform/http/id.pipe.js';
import { Problems } from '../../../platform/http/openapi.js';
import { Post } from '../../../platform/http/post.decorator.js';
import { MeetingsService } from '../meeting.service.js';
import {
  AnswerCounts,
  InviteAllRequest,
  InvitedView,
  InviteeFilter,
  InviteePage,
  RequestedView,
  RequestPreview,
} from './invitee.dto.js';
import { InviteeQueries } from './invitee.queries.js';
import { InviteesService } from './invitees.service.js';

/** Who is asked to a meeting, and whether they were told. */
@ApiTags('meetings')
@Controller('meetings/:id')
export class InviteeController {
  constructor(
    private readonly meetings: MeetingsService,
    private readonly invitees: InviteesService,
    private readonly queries: InviteeQueries,
    private readonly cursors: Cursors,
  ) {}

  /** The invitees with their addresses and the last mail to each, in the order of the list. */
  @Problems(401, 403, 404, 422)
  @Access('meetings.edit')
  @Get('invitees')
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() query: InviteeFilter,
  ): Promise<InviteePage> {
    await this.meetings.allow(actor, id, 'edit');
    const list = `invitees:${id}`;
    const page = this.cursors.request(actor, list, query);
    return this.cursors.page(actor, list, await this.queries.list(id, query, page));
  }

  /** How many answered what. */
  @Problems(401, 403, 404)
  @Access('meetings.edit')
  @Get('invitees/counts')
  async counts(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<AnswerCounts> {
    await this.meetings.allow(actor, id, 'edit');
    return this.queries.counts(id);
  }

  /** Whom a request to answer would go to now. */
  @Problems(401, 403, 404)
  @Access('meetings.edit')
  @Get('requests')
  previewRequests(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<RequestPreview> {
    return this.invitees.previewRequests(actor, id);
  }

  /** Ask those who have not answered, each at most once a day. */
  @Problems(400, 401, 403, 404, 409)
  @Access('meetings.edit')
  @Post('requests')
  request(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<RequestedView> {
    return this.invitees.request(actor, id);
  }

  /** Invite positions, people, whole organisations and guests at once; who has a seat keeps it. */
  @Problems(400, 401, 403, 404, 409, 422)
  @Access('meetings.edit')
  @Post('invitees')
  invite(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: InviteAllRequest,
  ): Promise<InvitedView> {
    return this.invitees.invite(actor, id, body);
  }

  /** Send a mail once more that was given up or had no address. */
  @Problems(400, 401, 403, 404, 409, 422)
  @HttpCode(204)
  @Access('meetings.edit')
  @Post('notices/:noticeId/sendings')
  sendAgain(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('noticeId', IdPipe) noticeId: string,
  ): Promise<void> {
    return this.invitees.sendAgain(actor, id, noticeId);
  }
}
