import type { LoggerService } from '@nestjs/common';
import type { FastifyBaseLogger } from 'fastify';

/** Lets Nest speak through the server's own log (pino, one JSON object on a line). */
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
