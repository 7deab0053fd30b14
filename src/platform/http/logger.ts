import type { LoggerService } from '@nestjs/common';
import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import { isId } from '../../kernel/id.js';
import type { Config } from '../config/config.js';

/** The server's own log (pino, one JSON object on a line): of each thing only what is named here. */
export const logOptions = ({ logLevel: level }: Pick<Config, 'logLevel'>) => ({
  level,
  serializers: { req: briefly, err: told, refused: whoAskedWhat },
});

function briefly({ id, method, url }: FastifyRequest) {
  // Without the query: search words are nobody else's business.
  return { id, method, url: url.split('?')[0] ?? '' };
}

/** Whose request was refused, and about which record. Of the path only what is an id: a person may write anything there. */
function whoAskedWhat({ actor, method, routeOptions, params }: FastifyRequest) {
  const named = Object.entries(params as Record<string, string>);
  const ids = Object.fromEntries(named.filter(([, value]) => isId(value)));
  return { account: actor?.id, method, route: routeOptions.url, ids };
}

/** What helps to find a fault. The rest stays out, since drivers hang the values of a statement on what they throw. */
const telling = ['code', 'statusCode', 'table', 'constraint', 'column', 'routine', 'command', 'responseCode'];

interface Told {
  type: string;
  message: string;
  stack: string;
  [telling: string]: unknown;
}

function told(error: unknown): Told {
  if (!(error instanceof Error))
    return { type: typeof error, message: 'something that is no error', stack: '' };
  const { name: type, message, stack = '', cause } = error;
  const known = Object.entries(error).filter(([name]) => telling.includes(name));
  const because = cause === undefined ? {} : { cause: told(cause) };
  return { type, message, stack, ...Object.fromEntries(known), ...because };
}

/** Lets Nest speak through the server's own log. */
export class ServerLogger implements LoggerService {
  constructor(private readonly log_: FastifyBaseLogger) {}

  // Nest tells every route it maps at this level; that is debugging.
  log(message: unknown, context?: string): void {
    this.log_.debug({ context }, String(message));
  }

  warn(message: unknown, context?: string): void {
    this.log_.warn({ context }, String(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.log_.error({ err: message instanceof Error ? message : undefined, rest }, String(message));
  }
}
