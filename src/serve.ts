import { openDatabase } from './open-database.js';
import { readConfig } from './platform/config/config.js';
import { say } from './terminal.js';

/** Starts the program as its environment says, and stops it cleanly on SIGTERM and Ctrl-C. */
export async function serve(environment: NodeJS.ProcessEnv): Promise<void> {
  const config = readConfig(environment);
  // PostgreSQL starts while the application is read from disk.
  const [database, { listen, stopOnSignal }, { InvitationsService }] = await Promise.all([
    openDatabase(config, say),
    import('./bootstrap.js'),
    import('./features/access/index.js'),
  ]);
  const app = await listen(config, database).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const token = await app.get(InvitationsService).forFirstAdministrator();
  // From here on nothing waits for the database, so that a signal takes it away from nobody.
  stopOnSignal(app, database);
  say(`Sinergi: ${config.address}`);
  if (token !== null) inviteFirstAdministrator(`${config.address}/invitation#token=${token}`);
}

function inviteFirstAdministrator(link: string): void {
  say('Nobody can sign in yet. This link, good for 24 hours and one use, makes the first administrator:');
  say(link);
}
