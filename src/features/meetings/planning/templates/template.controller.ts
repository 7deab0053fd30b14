import { Body, Controller, Delete, Get, HttpCode, Param, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NotFound } from '../../../../kernel/errors.js';
import type { Actor } from '../../../../kernel/policy.js';
import { Access } from '../../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../../platform/auth/current-actor.decorator.js';
import { IdPipe } from '../../../../platform/http/id.pipe.js';
import { IfMatch } from '../../../../platform/http/if-match.decorator.js';
import { Problems } from '../../../../platform/http/openapi.js';
import { Post } from '../../../../platform/http/post.decorator.js';
import { withCurrent } from '../../../../platform/http/versions.js';
import { MeetingQueries } from '../../meeting.queries.js';
import { MeetingView } from '../../meeting.views.dto.js';
import { BeginMeetingRequest } from '../begin.dto.js';
import {
  EditTemplateRequest,
  NewTemplateRequest,
  TemplateList,
  TemplateView,
} from './meeting-template.dto.js';
import { TemplatesService } from './templates.service.js';

@ApiTags('meetings')
@Controller('meeting-templates')
export class TemplateController {
  constructor(
    private readonly templates: TemplatesService,
    private readonly meetings: MeetingQueries,
  ) {}

  /** The templates of meetings, by name. */
  @Problems(401, 403)
  @Access('templates.read')
  @Get()
  async list(): Promise<TemplateList> {
    return { items: await this.templates.list(), next: null };
  }

  /** Keep the plan and the agenda of a meeting as a template. */
  @Problems(400, 401, 403, 409, 422)
  @Access('templates.create')
  @Post()
  async create(@CurrentActor() actor: Actor, @Body() body: NewTemplateRequest): Promise<TemplateView> {
    const { id } = await this.templates.create(actor, body);
    return this.view(id);
  }

  /** Give a template another name. */
  @Problems(400, 401, 403, 404, 409, 412, 422, 428)
  @Access('templates.edit')
  @Patch(':id')
  async rename(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body() { name }: EditTemplateRequest,
  ): Promise<TemplateView> {
    await withCurrent(
      () => this.templates.rename(actor, id, version, name),
      () => this.view(id),
    );
    return this.view(id);
  }

  /** Delete a template; the meetings begun from it stay. */
  @Problems(400, 401, 403, 404, 412, 428)
  @HttpCode(204)
  @Access('templates.edit')
  @Delete(':id')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
  ): Promise<void> {
    await withCurrent(
      () => this.templates.remove(actor, id, version),
      () => this.view(id),
    );
  }

  /** Begin a meeting from a template, as a draft. */
  @Problems(400, 401, 403, 404, 422)
  @Access('meetings.create')
  @Post(':id/meetings')
  async begin(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: BeginMeetingRequest,
  ): Promise<MeetingView> {
    const meeting = await this.templates.begin(actor, id, body);
    return this.meetings.view(actor, meeting.id);
  }

  private async view(id: string): Promise<TemplateView> {
    const found = (await this.templates.list()).find((template) => template.id === id);
    if (found === undefined) throw new NotFound();
    return found;
  }
}
