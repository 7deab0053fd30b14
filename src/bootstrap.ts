import type { AddressInfo } from 'node:net';
import type { DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import { AppModule } from './app.module.js';
import type { OpenDatabase } from './open-database.js';
import { Clock } from './platform/clock/clock.js';
import { type Config, ConfigError } from './platform/config/config.js';
import { readSecret } from './platform/config/secret.js';
import { createServer, openServer } from './platform/http/server.js';
import { say } from './terminal.js';

/** The application on an open database. */
export async function appModule(
  config: Config,
  source: DataSource,
  clock = new Clock(),
): Promise<DynamicModule> {
  return AppModule.with({ config, source, clock, secret: await readSecret(config) });
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
