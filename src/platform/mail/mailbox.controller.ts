import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/policy.js';
import { Access } from '../auth/access.decorator.js';
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
  @Access('mailbox.read')
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<MailPage> {
    const page = this.cursors.request(actor, 'mailbox', query);
    return this.cursors.page(actor, 'mailbox', await this.mailbox.list(page));
  }

  /** One mail of the built-in mailbox. */
  @Problems(401, 403, 404)
  @Access('mailbox.read')
  @Get(':id')
  read(@Param('id', IdPipe) id: string): Promise<MailMessage> {
    return this.mailbox.read(id);
  }
}
