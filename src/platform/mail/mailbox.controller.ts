import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Forbidden } from '../../kernel/errors.js';
import { type Actor, has } from '../../kernel/policy.js';
import { CurrentActor } from '../auth/current-actor.decorator.js';
import { Cursors } from '../http/cursors.js';
import { IdPipe } from '../http/id.pipe.js';
import { Problems } from '../http/openapi.js';
import { PageQuery } from '../http/page.dto.js';
import { MailMessage, MailPage } from './mailbox.dto.js';
import { Mailbox } from './mailbox.js';

/** What people would have received, while no mail server is set. */
@ApiTags('mailbox')
@Controller('mailbox')
export class MailboxController {
  constructor(
    private readonly mailbox: Mailbox,
    private readonly cursors: Cursors,
  ) {}

  /** Mails kept in the built-in mailbox, newest first. */
  @Problems(401, 403, 422)
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<MailPage> {
    onlyAdministrators(actor);
    const page = this.cursors.request(actor, 'mailbox', query);
    return this.cursors.page(actor, 'mailbox', await this.mailbox.list(page));
  }

  /** One mail of the built-in mailbox. */
  @Problems(401, 403, 404)
  @Get(':id')
  async read(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<MailMessage> {
    onlyAdministrators(actor);
    return this.mailbox.read(id);
  }
}

function onlyAdministrators(actor: Actor): void {
  if (!has(actor, 'administrator')) throw new Forbidden();
}
