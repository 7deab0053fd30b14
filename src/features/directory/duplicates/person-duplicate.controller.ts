import { Body, Controller, Get, HttpCode, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/policy.js';
import { Access } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { Clock } from '../../../platform/clock/clock.js';
import { IdPipe } from '../../../platform/http/id.pipe.js';
import { Problems } from '../../../platform/http/openapi.js';
import { Post } from '../../../platform/http/post.decorator.js';
import { PersonView } from '../people/person.dto.js';
import { PersonQueries } from '../people/person.queries.js';
import { DistinctRequest, MergeRequest } from './duplicate.dto.js';
import { PersonMergePreview, PersonPairList } from './person-duplicate.dto.js';
import { PersonDuplicateQueries } from './person-duplicate.queries.js';
import { PersonMergesService } from './person-merges.service.js';

@ApiTags('directory')
@Controller('people')
export class PersonDuplicateController {
  constructor(
    private readonly merges: PersonMergesService,
    private readonly queries: PersonDuplicateQueries,
    private readonly people: PersonQueries,
    private readonly clock: Clock,
  ) {}

  /** People who may be one, side by side; those that share most first. */
  @Problems(401, 403)
  @Access('people.merge')
  @Get('duplicates')
  async list(): Promise<PersonPairList> {
    return { items: await this.queries.pairs(), next: null };
  }

  /** What would move from one person to the one that stays. */
  @Problems(401, 403, 404, 409)
  @Access('people.merge')
  @Get(':id/merges/:mergedId')
  preview(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('mergedId', IdPipe) mergedId: string,
  ): Promise<PersonMergePreview> {
    return this.merges.preview(actor, id, mergedId);
  }

  /** Merge another entry into this person; it cannot be undone, and both histories say so. */
  @Problems(400, 401, 403, 404, 409, 422)
  @Access('people.merge')
  @Post(':id/merges')
  async merge(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { mergedId }: MergeRequest,
  ): Promise<PersonView> {
    await this.merges.merge(actor, id, mergedId);
    return this.people.person(id, this.clock.today());
  }

  /** Say that two people are not one: they are not proposed again. */
  @Problems(400, 401, 403, 404, 409, 422)
  @Access('people.merge')
  @HttpCode(204)
  @Post(':id/distinctions')
  async keepApart(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { otherId }: DistinctRequest,
  ): Promise<void> {
    await this.merges.keepApart(actor, id, otherId);
  }
}
