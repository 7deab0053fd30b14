import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import { type DynamicModule, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { type FastifyInstance, LogController } from 'fastify';
import type { Config } from '../config/config.js';
import { endConnectionsAtClose } from './connections.js';
import { completeDescription } from './description-answers.js';
import { readDescription } from './description.js';
import { addHooks } from './hooks.js';
import { type LogStream, logOptions, ServerLogger } from './logger.js';
import { servePages } from './pages.js';
import { undecidedRoutes } from './route-rules.js';
import { RouteTable } from './route-table.js';
import { answerUnparsable, answerUnroutable } from './unreadable.js';

const bodyLimit = 1_048_576;
/** Milliseconds within which a request has to be whole. */
const patience = 30_000;

/** The HTTP server around `module`, ready to listen; nothing of it is open yet. It logs to `log`, else to the output. */
export async function createServer(
  module: DynamicModule,
  config: Config,
  log?: LogStream,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    logger: logOptions(config, log),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    requestTimeout: patience,
    connectionTimeout: 0,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    trustProxy:
      config.trustedProxies === undefined ? false : config.trustedProxies.split(',').map((a) => a.trim()),
    genReqId: () => randomUUID(),
    frameworkErrors: answerUnroutable(config),
    clientErrorHandler: (error, socket) => answerUnparsable(error, socket, config),
    routerOptions: { maxParamLength: 200 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bodyParser: false,
    logger: new ServerLogger(adapter.getInstance().log),
    // The platform decides how a failing start ends, with a sentence for people.
    abortOnError: false,
  });
  const server = adapter.getInstance() as unknown as FastifyInstance;
  const routes = app.get(RouteTable);
  server.addHook('onRoute', (route) => {
    routes.add(route.method, route.url);
    if (route.url.startsWith('/api/docs')) route.onSend = completeDescription(config);
  });
  addHooks(server, config);
  endConnectionsAtClose(server, patience);
  await app.register(cookie as never);
  await app.register(compress as never, {
    global: true,
    globalDecompression: false,
    threshold: 1024,
    encodings: ['br', 'gzip'],
  });
  app.setGlobalPrefix('api', { exclude: ['health/live', 'health/ready'] });
  serveDescription(app);
  await servePages(server);
  return app;
}

/**
 * Makes the server ready to answer, or refuses: no route may be served that nobody decided on or described.
 * @throws Error naming each such route
 */
export async function openServer(app: NestFastifyApplication): Promise<void> {
  await app.init();
  const undecided = undecidedRoutes(app, readDescription());
  if (undecided.length > 0) throw new Error(`Not every route is decided on:\n${undecided.join('\n')}`);
}

function serveDescription(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, readDescription, {
    jsonDocumentUrl: 'api/docs/json',
    yamlDocumentUrl: 'api/docs/yaml',
    customSiteTitle: 'Sinergi API',
  });
}
