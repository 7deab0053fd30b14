import type { LoggerService } from '@nestjs/common';
import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import { isId } from '../../kernel/id.js';
import type { Config } from '../config/config.js';

/** Where lines of the log go. */
export interface LogStream {
  write(line: string): void;
}

/** The server's own log (pino, one JSON object on a line): of each thing only what is named here. */
export const logOptions = ({ logLevel: level }: Pick<Config, 'logLevel'>, stream?: LogStream) => ({
  level,
  serializers: { req: briefly, err: told, refused: whoAskedWhat },
  hooks: {
    logMethod(this: unknown, said: unknown[], log: (...said: never[]) => void) {
      log.apply(this, barely(said) as never[]);
    },
  },
  ...(stream !== undefined && { stream }),
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
  const { name: type, stack = '', cause } = error;
  const message = messageOf(error);
  const known = Object.entries(error).filter(([name]) => telling.includes(name));
  const because = cause === undefined ? {} : { cause: told(cause) };
  const places = bare(stack.replace(error.message, () => message));
  return { type, message, stack: places, ...Object.fromEntries(known), ...because };
}

/** PostgreSQL quotes a value that it cannot read (class 22), and so does who parses JSON. */
function messageOf(error: Error): string {
  const quotes = error instanceof SyntaxError || String((error as { code?: unknown }).code).startsWith('22');
  return bare(quotes ? error.message.replace(/"[^]*"/, '"…"') : error.message);
}

/** What is logged beside an error, or in its place: pino would take the error's own words. */
function barely([first, ...rest]: unknown[]): unknown[] {
  const err = first instanceof Error ? first : (first as { err?: unknown } | undefined)?.err;
  const said = rest.length === 0 && err instanceof Error ? [messageOf(err)] : rest;
  return [first, ...said].map((part) => (typeof part === 'string' ? bare(part) : part));
}

/** A mail server says whom it does not know; who that is stands in the database. */
function bare(text: string): string {
  return text.replaceAll(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '…');
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
    const err = message instanceof Error ? message : undefined;
    const said = err === undefined ? String(message) : `${err.name}: ${messageOf(err)}`;
    this.log_.error({ err, rest: rest.map((part) => (typeof part === 'string' ? bare(part) : part)) }, said);
  }
}
