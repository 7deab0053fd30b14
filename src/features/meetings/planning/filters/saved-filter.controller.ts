import { Body, Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/policy.js';
import { Access } from '../../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../../platform/auth/current-actor.decorator.js';
import { IdPipe } from '../../../../platform/http/id.pipe.js';
import { Problems } from '../../../../platform/http/openapi.js';
import { Post } from '../../../../platform/http/post.decorator.js';
import { NewSavedFilterRequest, SavedFilterList, SavedFilterView } from './saved-filter.dto.js';
import { SavedFiltersService } from './saved-filters.service.js';

// One's own, so no token opens it.
@ApiTags('access')
@Controller('me/meeting-filters')
export class SavedFilterController {
  constructor(private readonly filters: SavedFiltersService) {}

  /** The filters of the list of meetings that one has saved. */
  @Problems(401, 403)
  @Access('meetings.read')
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<SavedFilterList> {
    return { items: await this.filters.list(actor), next: null };
  }

  /** Save a filter under a name of one's own. */
  @Problems(400, 401, 403, 409, 422)
  @Access('meetings.read')
  @Post()
  save(@CurrentActor() actor: Actor, @Body() body: NewSavedFilterRequest): Promise<SavedFilterView> {
    return this.filters.save(actor, body);
  }

  /** Forget a saved filter. */
  @Problems(401, 403, 404)
  @HttpCode(204)
  @Access('meetings.read')
  @Delete(':id')
  async remove(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    await this.filters.remove(actor, id);
  }
}
