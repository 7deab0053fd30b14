import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { system } from '../../../../kernel/policy.js';
import { Jobs } from '../../../../platform/jobs/jobs.js';
import { SeriesService } from './series.service.js';

/** Every hour, the meetings of series that have come near are begun. */
@Injectable()
export class SeriesWorker implements OnApplicationBootstrap {
  private readonly log = new Logger('series');

  constructor(
    private readonly jobs: Jobs,
    private readonly series: SeriesService,
  ) {}

  onApplicationBootstrap(): void {
    const complain = (error: unknown): void => this.log.error(error);
    this.jobs.every(3600, 'series', () => this.series.goOn(system, complain), complain);
  }
}
