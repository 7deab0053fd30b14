import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../kernel/policy.js';

/** Finds out who is asking. The access feature knows how; the platform only knows that someone does. */
export abstract class Authenticator {
  /** The signed-in person, or null when there is none. */
  abstract authenticate(request: FastifyRequest): Promise<Actor | null>;
}
