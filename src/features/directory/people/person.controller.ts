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
import { withCurrent } from '../../../platform/http/versions.js';
import { PeopleService } from './people.service.js';
import { EditPersonRequest, PersonFilter, PersonPage, PersonView } from './person.dto.js';
import { PersonQueries } from './person.queries.js';

@ApiTags('directory')
@Controller('people')
export class PersonController {
  constructor(
    private readonly people: PeopleService,
    private readonly queries: PersonQueries,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  /** People by name, with the positions that they hold today. */
  @Problems(401, 403, 422)
  @Access('people.read')
  @Get()
  async everyone(@CurrentActor() actor: Actor, @Query() query: PersonFilter): Promise<PersonPage> {
    const page = this.cursors.request(actor, 'people', query);
    return this.cursors.page(actor, 'people', await this.queries.people(query, page, this.clock.today()));
  }

  /** One person, field by field. */
  @Problems(401, 403, 404)
  @Access('people.read')
  @Get(':id')
  view(@Param('id', IdPipe) id: string): Promise<PersonView> {
    return this.queries.person(id, this.clock.today());
  }

  /** Correct what the directory says of a person. */
  @Problems(400, 401, 403, 404, 409, 412, 422, 428)
  @Access('people.edit')
  @Patch(':id')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body() body: EditPersonRequest,
  ): Promise<PersonView> {
    const view = () => this.queries.person(id, this.clock.today());
    await withCurrent(() => this.people.edit(actor, id, version, body), view);
    return view();
  }
}
