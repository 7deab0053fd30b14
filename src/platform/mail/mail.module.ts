import { Global, Module } from '@nestjs/common';
import { MailboxController } from './mailbox.controller.js';
import { Mailbox } from './mailbox.js';
import { MailboxSweep } from './mailbox.sweep.js';
import { Mailer } from './mailer.js';

@Global()
@Module({ controllers: [MailboxController], providers: [Mailbox, MailboxSweep, Mailer], exports: [Mailer] })
export class MailModule {}
