import { createServer } from 'node:net';
import { NestFactory } from '@nestjs/core';
import { appModule, listen, stopOnSignal } from './bootstrap.js';
import { demoAccounts, demoPassword, UsersService } from './features/access/index.js';
import { ReminderDelivery, ReminderPlanner } from './features/reminders/index.js';
import { openDatabase, type OpenDatabase } from './open-database.js';
import { SettableClock } from './platform/clock/clock.js';
import { type Config, readConfig } from './platform/config/config.js';
import { SampleSeeder } from './sample/sample-seeder.js';
import { say } from './terminal.js';

const folder = './data/demo';

/** Everything at once on sample data: for whoever wants to see in two minutes what this is. */
export async function demo(environment: NodeJS.ProcessEnv): Promise<void> {
  const config = readConfig({ DATA_DIRECTORY: folder, LOG_LEVEL: 'warn', ...environment, DEMO: 'true' });
  const database = await openDatabase(config, say);
  try {
    await prepare(config, database);
    config.port = await freePort(config.port, config.host);
    const app = await listen(config, database);
    stopOnSignal(app, database);
  } catch (error) {
    await database.close();
    throw error;
  }
  say(`\nSinergi, with sample data: ${config.address}\n`);
  for (const { role, email } of demoAccounts) say(`  ${role.padEnd(14)} ${email.padEnd(32)} ${demoPassword}`);
  say('\nCtrl-C stops it.');
}

/** Loads the sample data into an empty database, and sends what is due. */
export async function prepare(config: Config, { source }: OpenDatabase): Promise<void> {
  const clock = new SettableClock();
  // Only the services are wanted here: no ticks, no server.
  const quiet = Object.assign(Object.create(config) as Config, { role: 'web' });
  const context = await NestFactory.createApplicationContext(await appModule(quiet, source, clock), {
    logger: ['error'],
  });
  if (!(await context.get(UsersService).anyone())) {
    say('Loading the sample data …');
    await new SampleSeeder(context, clock).load();
  }
  const { planned } = await context.get(ReminderPlanner).plan();
  const { sent } = await context.get(ReminderDelivery).deliver();
  say(`Reminders: ${planned} planned, ${sent} delivered into the built-in mailbox.`);
  await context.close();
}

/** The first port from `port` on that nobody listens on. */
async function freePort(port: number, host: string): Promise<number> {
  const probe = createServer();
  const free = await new Promise<boolean>((resolve) => {
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
  return free ? port : freePort(port + 1, host);
}
