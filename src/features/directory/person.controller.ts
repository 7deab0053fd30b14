import { Body, Controller, Get, Param, Patch, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Forbidden } from '../../kernel/errors.js';
import type { Actor } from '../../kernel/policy.js';
import { CurrentActor } from '../../platform/auth/current-actor.decorator.js';
import { Clock } from '../../platform/clock/clock.js';
import { Cursors } from '../../platform/http/cursors.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { IfMatch } from '../../platform/http/if-match.decorator.js';
import { Problems } from '../../platform/http/openapi.js';
import { withCurrent } from '../../platform/http/versions.js';
import { PersonFilter, PersonPage } from './directory.dto.js';
import { maySeeEveryone } from './directory.policy.js';
import { DirectoryQueries } from './directory.queries.js';
import { PeopleService } from './people.service.js';
import { EditPersonRequest, PersonView } from './person.dto.js';

@ApiTags('directory')
@Controller('people')
export class PersonController {
  constructor(
    private readonly people: PeopleService,
    private readonly directory: DirectoryQueries,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  /** People by name, with the positions that they hold today. */
  @Problems(401, 403, 422)
  @Get()
  async everyone(@CurrentActor() actor: Actor, @Query() query: PersonFilter): Promise<PersonPage> {
    onlyWhoMaySeeEveryone(actor);
    const page = this.cursors.request(actor, 'people', query);
    return this.cursors.page(actor, 'people', await this.directory.people(query, page, this.clock.today()));
  }

  /** One person, field by field. */
  @Problems(401, 403, 404)
  @Get(':id')
  view(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<PersonView> {
    onlyWhoMaySeeEveryone(actor);
    return this.directory.person(id);
  }

  /** Correct what the directory says of a person. */
  @Problems(400, 401, 403, 404, 412, 422, 428)
  @Patch(':id')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body() body: EditPersonRequest,
  ): Promise<PersonView> {
    const view = () => this.directory.person(id);
    await withCurrent(() => this.people.edit(actor, id, version, body), view);
    return view();
  }
}

function onlyWhoMaySeeEveryone(actor: Actor): void {
  if (!maySeeEveryone(actor)) throw new Forbidden();
}
