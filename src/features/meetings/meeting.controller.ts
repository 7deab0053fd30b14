import { Body, Controller, Get, Param, Patch, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/policy.js';
import { Access } from '../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.decorator.js';
import { HistoryPage } from '../../platform/history/history.dto.js';
import { History } from '../../platform/history/history.js';
import { Readings } from '../../platform/history/readings.js';
import { Cursors } from '../../platform/http/cursors.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { IfMatch } from '../../platform/http/if-match.decorator.js';
import { Problems } from '../../platform/http/openapi.js';
import { PageQuery } from '../../platform/http/page.dto.js';
import { Post } from '../../platform/http/post.decorator.js';
import { withCurrent } from '../../platform/http/versions.js';
import { EditMeetingRequest, MeetingFilter, MoveMeetingRequest, NewMeetingRequest } from './meeting.dto.js';
import { meetingLifecycle } from './meeting.lifecycle.js';
import { MeetingQueries } from './meeting.queries.js';
import { MeetingsService } from './meeting.service.js';
import { MeetingPage, MeetingView } from './meeting.views.dto.js';

@ApiTags('meetings')
@Controller('meetings')
export class MeetingController {
  constructor(
    private readonly meetings: MeetingsService,
    private readonly queries: MeetingQueries,
    private readonly history: History,
    private readonly readings: Readings,
    private readonly cursors: Cursors,
  ) {}

  /** Meetings within the reader's reach that match a filter, newest first. */
  @Problems(401, 422)
  @Access('meetings.read')
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: MeetingFilter): Promise<MeetingPage> {
    const page = this.cursors.request(actor, 'meetings', query);
    return this.cursors.page(actor, 'meetings', await this.queries.list(actor, query, page));
  }

  /** Begin a meeting as a draft. */
  @Problems(400, 401, 403, 422)
  @Access('meetings.create')
  @Post()
  async create(@CurrentActor() actor: Actor, @Body() body: NewMeetingRequest): Promise<MeetingView> {
    const { id } = await this.meetings.create(actor, body);
    return this.queries.view(actor, id);
  }

  /** One meeting with attendance, agenda, decisions, and what the reader may do now. */
  @Problems(401, 404)
  @Access('meetings.read')
  @Get(':id')
  async view(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<MeetingView> {
    const view = await this.queries.view(actor, id);
    const exempt = view.agendaItems.filter(({ classification }) => classification === 'exempt');
    if (view.classification === 'exempt' || exempt.length > 0) {
      const change = { agendaItems: exempt.map(({ number }) => number) };
      await this.readings.note(actor, { type: 'meeting', id }, { change });
    }
    return view;
  }

  /** Change the plan of a meeting. */
  @Problems(400, 401, 403, 404, 409, 412, 422, 428)
  @Access('meetings.edit')
  @Patch(':id')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body() body: EditMeetingRequest,
  ): Promise<MeetingView> {
    const view = () => this.queries.view(actor, id);
    await withCurrent(() => this.meetings.edit(actor, id, version, body), view);
    return view();
  }

  /** Move a meeting on: publish, start, finish, close, postpone, reschedule or cancel. */
  @Problems(400, 401, 403, 404, 409, 422)
  @Access(...meetingLifecycle.verbs.map((verb) => `meetings.${verb}` as const))
  @Post(':id/moves')
  async move(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: MoveMeetingRequest,
  ): Promise<MeetingView> {
    await this.meetings.move(actor, id, body);
    return this.queries.view(actor, id);
  }

  /** What happened to a meeting, newest first. */
  @Problems(401, 403, 404, 422)
  @Access('meetings.history')
  @Get(':id/history')
  async story(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<HistoryPage> {
    await this.meetings.allow(actor, id, 'history');
    // The story tells the exempt parts as well, so it is a reading of them.
    await this.view(actor, id);
    const list = `history:${id}`;
    const page = this.cursors.request(actor, list, query);
    return this.cursors.page(actor, list, await this.history.of({ type: 'meeting', id }, page));
  }
}
