import type { FastifyRequest } from 'fastify';

/** The token of `Authorization: Bearer …` (RFC 6750), which no browser adds by itself; null without one. */
export function bearerOf({ headers: { authorization } }: FastifyRequest): string | null {
  return /^Bearer\b *(.*)$/i.exec(authorization ?? '')?.[1] ?? null;
}
