import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/index.js';
import { DeliveryQueries } from './delivery.queries.js';
import { ReminderController } from './reminder.controller.js';
import { ReminderDelivery } from './reminder.delivery.js';
import { ReminderPlanner } from './reminder.planner.js';
import { ReminderQueries } from './reminder.queries.js';
import { ReminderRulesService } from './reminder-rules.service.js';
import { ReminderWorker } from './reminder.worker.js';

@Module({
  imports: [DirectoryModule],
  controllers: [ReminderController],
  providers: [
    DeliveryQueries,
    ReminderDelivery,
    ReminderPlanner,
    ReminderQueries,
    ReminderRulesService,
    ReminderWorker,
  ],
  exports: [ReminderDelivery, ReminderPlanner],
})
export class RemindersModule {}
