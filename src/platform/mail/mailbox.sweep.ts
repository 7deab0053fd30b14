import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addMinutes } from '../../kernel/calendar.js';
import { Clock } from '../clock/clock.js';
import { Sweeps } from '../jobs/sweeps.js';
import { Mailbox } from './mailbox.js';

/** A built-in mailbox is for looking at, not for keeping: the ledger of reminders knows what was sent. */
const keptMinutes = 90 * 24 * 60;
const keptMails = 10_000;

@Injectable()
export class MailboxSweep implements OnModuleInit {
  constructor(
    private readonly sweeps: Sweeps,
    private readonly mailbox: Mailbox,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeps.register('mails', (most) =>
      this.mailbox.drop({ before: addMinutes(this.clock.now(), -keptMinutes), beyond: keptMails, most }),
    );
  }
}
