import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Malformed, Problem } from './problem.js';

/**
 * What the writer of a whole record has read: its version, or null for `If-None-Match: *`, which says that there is
 * none yet (RFC 9110, 13.1.2).
 */
export const IfMatchOrNew = createParamDecorator(
  (_data: unknown, context: ExecutionContext): number | null => {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    return headers['if-none-match'] === '*' ? null : versionIn(headers['if-match']);
  },
);

/** The version the writer has read, from `If-Match: "7"` (RFC 9110, 13.1.1); 428 when it is missing. */
export const IfMatch = createParamDecorator((_data: unknown, context: ExecutionContext): number => {
  return versionIn(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']);
});

function versionIn(header: string | undefined): number {
  if (header === undefined) throw new Problem(428, 'precondition-required');
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1];
  if (version === undefined) throw new Malformed('malformed-if-match');
  return Number(version);
}
