import { Body, Controller, Delete, Get, Param, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/policy.js';
import { Access } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { IdPipe } from '../../../platform/http/id.pipe.js';
import { IfMatch } from '../../../platform/http/if-match.decorator.js';
import { Problems } from '../../../platform/http/openapi.js';
import { Post } from '../../../platform/http/post.decorator.js';
import { withCurrent } from '../../../platform/http/versions.js';
import {
  ContactList,
  EditContactRequest,
  NewContactRequest,
  NoteContactConsentRequest,
} from './contact.dto.js';
import { ContactQueries } from './contact.queries.js';
import { ContactConsentsService } from './contact-consents.service.js';
import { ContactsService } from './contacts.service.js';

/** How people and organisations are reached. Every answer is the whole list: one contact changes the others. */
@ApiTags('directory')
@Controller()
export class ContactController {
  constructor(
    private readonly contacts: ContactsService,
    private readonly consents: ContactConsentsService,
    private readonly queries: ContactQueries,
  ) {}

  /** Every way to reach a person, and what they said about it. */
  @Problems(401, 403, 404)
  @Access('people.read')
  @Get('people/:id/contacts')
  ofPerson(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ContactList> {
    return this.queries.ofPerson(actor, id);
  }

  /** Add a way to reach a person. */
  @Problems(400, 401, 403, 404, 409, 422)
  @Access('contacts.edit')
  @Post('people/:id/contacts')
  async addToPerson(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) personId: string,
    @Body() body: NewContactRequest,
  ): Promise<ContactList> {
    await this.contacts.add(actor, { personId }, body);
    return this.queries.ofPerson(actor, personId);
  }

  /** Every way to reach an organisation as a whole, and what it said about it. */
  @Problems(401, 404)
  @Access('organisations.contacts')
  @Get('organisations/:id/contacts')
  ofOrganisation(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ContactList> {
    return this.queries.ofOrganisation(actor, id);
  }

  /** Add a way to reach an organisation. */
  @Problems(400, 401, 403, 404, 409, 422)
  @Access('contacts.edit')
  @Post('organisations/:id/contacts')
  async addToOrganisation(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) organisationId: string,
    @Body() body: NewContactRequest,
  ): Promise<ContactList> {
    await this.contacts.add(actor, { organisationId }, body);
    return this.queries.ofOrganisation(actor, organisationId);
  }

  /** Change a contact; to prefer one is to prefer no other of its kind. */
  @Problems(400, 401, 403, 404, 409, 412, 422, 428)
  @Access('contacts.edit')
  @Patch('contacts/:id')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body() body: EditContactRequest,
  ): Promise<ContactList> {
    const owner = await withCurrent(
      () => this.contacts.edit(actor, id, version, body),
      () => this.queries.view(actor, id),
    );
    return this.queries.of(actor, owner);
  }

  /** Take a contact away; what was said about it stays, should it come back. */
  @Problems(400, 401, 403, 404, 412, 428)
  @Access('contacts.edit')
  @Delete('contacts/:id')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
  ): Promise<ContactList> {
    const owner = await withCurrent(
      () => this.contacts.remove(actor, id, version),
      () => this.queries.view(actor, id),
    );
    return this.queries.of(actor, owner);
  }

  /** Note what its owner said about being reached there. Withdrawn, it stops at once, also for what is planned. */
  @Problems(400, 401, 403, 404, 409, 422)
  @Access('contacts.edit')
  @Post('contacts/:id/consents')
  async note(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: NoteContactConsentRequest,
  ): Promise<ContactList> {
    return this.queries.of(actor, await this.consents.note(actor, id, body));
  }
}
