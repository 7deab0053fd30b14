import { Global, Module } from '@nestjs/common';
import { Delivery } from './delivery.js';
import { MailboxController } from './mailbox.controller.js';
import { Mailbox } from './mailbox.js';
import { MailboxSweep } from './mailbox.sweep.js';
import { Mailer } from './mailer.js';

@Global()
@Module({
  controllers: [MailboxController],
  providers: [Delivery, Mailbox, MailboxSweep, Mailer],
  exports: [Delivery, Mailer],
})
export class MailModule {}
