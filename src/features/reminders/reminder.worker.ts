import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.js';
import { ReminderDelivery } from './reminder.delivery.js';
import { ReminderPlanner } from './reminder.planner.js';

export const planning = 'reminders:plan';
export const delivering = 'reminders:deliver';

/** Lets the plan follow reality every minute, and sends what is due every few seconds. */
@Injectable()
export class ReminderWorker implements OnApplicationBootstrap {
  private readonly log = new Logger('reminders');

  constructor(
    private readonly jobs: Jobs,
    private readonly planner: ReminderPlanner,
    private readonly delivery: ReminderDelivery,
  ) {}

  onApplicationBootstrap(): void {
    const complain = (error: unknown): void => this.log.error(error);
    this.jobs.every(60, planning, () => this.planner.plan(), complain);
    this.jobs.every(15, delivering, (signal) => this.delivery.deliver(signal), complain);
  }
}
