import { Global, Module } from '@nestjs/common';
import { MailboxController } from './mailbox.controller.js';
import { Mailbox } from './mailbox.js';
import { Mailer } from './mailer.js';

@Global()
@Module({ controllers: [MailboxController], providers: [Mailbox, Mailer], exports: [Mailer] })
export class MailModule {}
