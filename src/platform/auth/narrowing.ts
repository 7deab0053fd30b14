import type { ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../http/problem.js';

/** Whether a way of signing in that opens only part of the API opens a route of these tags under this method. */
export type Narrowing = (method: string, tags: readonly string[]) => boolean;

declare module 'fastify' {
  interface FastifyRequest {
    /** Absent for a person in front of the page, to whom everything of theirs is open. */
    narrowing?: Narrowing;
  }
}

/** Where `@ApiTags` leaves them; were it to move, every route would be closed rather than open. */
const apiTags = 'swagger/apiUseTags';

/** Refuses a route that the narrowing does not name: a new one is closed until somebody opens it. */
export function refuseBeyond(request: FastifyRequest, reflector: Reflector, context: ExecutionContext): void {
  if (request.narrowing === undefined) return;
  const handlers = [context.getHandler(), context.getClass()];
  const tags = reflector.getAllAndOverride<string[] | undefined>(apiTags, handlers) ?? [];
  if (request.narrowing(request.method, tags)) return;
  throw new Problem(403, 'token-scope', {}, {}, { 'WWW-Authenticate': 'Bearer error="insufficient_scope"' });
}
