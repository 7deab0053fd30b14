import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { appModule, openDatabase, type OpenDatabase } from './bootstrap.js';
import { InvitationsService } from './features/access/index.js';
import { type Config, ConfigError, readConfig } from './platform/config/config.js';
import { createServer, openServer } from './platform/http/server.js';
import { say } from './terminal.js';

/** Starts the program as its environment says, and stops it cleanly on SIGTERM and Ctrl-C. */
export async function serve(environment: NodeJS.ProcessEnv): Promise<void> {
  const config = readConfig(environment);
  const database = await openDatabase(config, say);
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

/** Opens the door: an HTTP server for the web role; a worker only works. */
export async function listen(config: Config, { source }: OpenDatabase): Promise<NestFastifyApplication> {
  const app = await createServer(await appModule(config, source), config);
  await openServer(app);
  if (config.role === 'worker') return app;
  try {
    await app.listen(config.port, config.host);
  } catch (error) {
    await app.close();
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new ConfigError(
      `Port ${config.port} is taken by another program. Stop that one, or choose another port: PORT=${config.port + 1} npm start.`,
    );
  }
  // Port 0 means any free one; from here on it is the one that was found.
  config.port = (app.getHttpServer().address() as AddressInfo).port;
  return app;
}

/** Waits for requests at hand, then lets go of the database; a second signal ends at once. */
export function stopOnSignal(app: NestFastifyApplication, database: OpenDatabase): void {
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) process.exit(1);
    stopping = true;
    say(`\n${signal}: stopping …`);
    void app
      .close()
      .then(() => database.close())
      .then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function inviteFirstAdministrator(link: string): void {
  say('Nobody can sign in yet. This link, good for 24 hours and one use, makes the first administrator:');
  say(link);
}
