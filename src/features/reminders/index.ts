export { ReminderDelivery } from './reminder.delivery.js';
export { ReminderPlanner } from './reminder.planner.js';
export { RemindersModule } from './reminders.module.js';
