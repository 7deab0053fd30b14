import { Body, Controller, Delete, Param, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/policy.js';
import { Access } from '../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.decorator.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { IfMatch } from '../../platform/http/if-match.decorator.js';
import { Problems } from '../../platform/http/openapi.js';
import { Post } from '../../platform/http/post.decorator.js';
import { withCurrent } from '../../platform/http/versions.js';
import { EditAgendaItemRequest, NewAgendaItemRequest } from './agenda-item.dto.js';
import { AgendaItemsService } from './agenda-item.service.js';
import { MeetingQueries } from './meeting.queries.js';
import { MeetingView } from './meeting.views.dto.js';

/** The agenda of a meeting. Each change answers the whole meeting and is guarded by its version. */
@ApiTags('meetings')
@Controller('meetings/:id/agenda-items')
export class AgendaItemController {
  constructor(
    private readonly items: AgendaItemsService,
    private readonly queries: MeetingQueries,
  ) {}

  /** Add an item at the end of the agenda. */
  @Problems(400, 401, 403, 404, 409, 422)
  @Access('meetings.edit')
  @Post()
  async add(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: NewAgendaItemRequest,
  ): Promise<MeetingView> {
    await this.items.add(actor, id, body);
    return this.queries.view(actor, id);
  }

  /** Change an agenda item; `number` moves it. */
  @Problems(400, 401, 403, 404, 409, 412, 422, 428)
  @Access('meetings.edit')
  @Patch(':itemId')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('itemId', IdPipe) itemId: string,
    @IfMatch() version: number,
    @Body() body: EditAgendaItemRequest,
  ): Promise<MeetingView> {
    const view = () => this.queries.view(actor, id);
    await withCurrent(() => this.items.edit(actor, id, version, itemId, body), view);
    return view();
  }

  /** Take an item off the agenda, and with it what was handed out on it; those after it move up. */
  @Problems(400, 401, 403, 404, 409, 412, 428)
  @Access('meetings.edit')
  @Delete(':itemId')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('itemId', IdPipe) itemId: string,
    @IfMatch() version: number,
  ): Promise<MeetingView> {
    const view = () => this.queries.view(actor, id);
    await withCurrent(() => this.items.remove(actor, id, version, itemId), view);
    return view();
  }
}
