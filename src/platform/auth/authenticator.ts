import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../kernel/policy.js';

/** What a session still waits for; until then it opens only the routes that say so ({@link Unfinished}). */
export type Awaited = 'second-factor' | 'enrolment';

/** Who asks, and whether their session is complete. */
export interface Identified {
  readonly actor: Actor;
  readonly awaits: Awaited | null;
  /** When they last proved who they are; null when that is not known. */
  readonly provedAt: Date | null;
  /** By what they are known; what they send is counted by it. */
  readonly through: { readonly way: 'session' | 'token'; readonly id: string };
}

/** Finds out who is asking. The access feature knows how; the platform only knows that someone does. */
export abstract class Authenticator {
  /** The person behind a request, or null when there is none. */
  abstract authenticate(request: FastifyRequest): Promise<Identified | null>;
}
