import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Jobs } from '../jobs/jobs.js';
import { HeadMails } from './head-mails.js';
import { Sealer } from './sealer.js';

export const sealing = 'history:seal';
export const mailing = 'history:mail';

/** Seals every minute, and looks every ten whether the head of the day has gone out. */
@Injectable()
export class HistoryWorker implements OnApplicationBootstrap {
  private readonly log = new Logger('history');

  constructor(
    private readonly jobs: Jobs,
    private readonly sealer: Sealer,
    private readonly mails: HeadMails,
  ) {}

  onApplicationBootstrap(): void {
    const complain = (error: unknown): void => this.log.error(error);
    this.jobs.every(60, sealing, (signal) => this.sealer.seal(signal), complain);
    this.jobs.every(600, mailing, () => this.mails.send(), complain);
  }
}
