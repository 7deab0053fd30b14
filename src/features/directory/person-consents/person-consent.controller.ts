import { Body, Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/policy.js';
import { Access } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { IdPipe } from '../../../platform/http/id.pipe.js';
import { Problems } from '../../../platform/http/openapi.js';
import { Post } from '../../../platform/http/post.decorator.js';
import { NotePersonConsentRequest, PersonConsentList } from './person-consent.dto.js';
import { PersonConsentQueries } from './person-consent.queries.js';
import { PersonConsentsService } from './person-consents.service.js';

@ApiTags('directory')
@Controller('people/:id/consents')
export class PersonConsentController {
  constructor(
    private readonly consents: PersonConsentsService,
    private readonly queries: PersonConsentQueries,
  ) {}

  /** By which channels a person agrees to be written to, as they told staff. */
  @Problems(401, 403, 404)
  @Access('people.read')
  @Get()
  list(@Param('id', IdPipe) id: string): Promise<PersonConsentList> {
    return this.queries.of(id);
  }

  /** Note what a person without an account decided. Withdrawn, it stops at once, also for what is already planned. */
  @Problems(400, 401, 403, 404, 409, 422)
  @Access('people.edit')
  @Post()
  async note(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: NotePersonConsentRequest,
  ): Promise<PersonConsentList> {
    await this.consents.note(actor, id, body);
    return this.list(id);
  }
}
