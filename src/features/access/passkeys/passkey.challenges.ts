import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Injectable } from '@nestjs/common';
import { Conflict } from '../../../kernel/errors.js';
import { SealedCookies } from '../sign-in/sealed-cookies.js';

export const challengeMinutes = 5;
const cookie = { name: 'passkey', minutes: challengeMinutes, sameSite: 'strict' } as const;

/** To sign in, to show that it is the owner who asks, to add a passkey: an answer to one is none to another. */
export type ChallengePurpose = 'sign-in' | 'prove' | 'add';

interface Challenge {
  /** 32 random bytes, base64url. */
  readonly value: string;
  readonly purpose: ChallengePurpose;
  /** The session for which it was made; null when somebody signs in. */
  readonly sessionId: string | null;
}

/** Challenges lie with the browser that asked for them, and end at the first answer, right or wrong. */
@Injectable()
export class PasskeyChallenges {
  constructor(private readonly cookies: SealedCookies) {}

  begin(reply: FastifyReply, purpose: ChallengePurpose, sessionId: string | null): string {
    const value = randomBytes(32).toString('base64url');
    this.cookies.set(reply, cookie, { value, purpose, sessionId } satisfies Challenge);
    return value;
  }

  /** The challenge that this browser was given for this, used up by the asking; refuses when there is none. */
  async take(
    request: FastifyRequest,
    reply: FastifyReply,
    purpose: ChallengePurpose,
    sessionId: string | null,
  ): Promise<string> {
    const challenge = this.cookies.read<Challenge>(request.cookies, cookie);
    const isFirst = challenge !== null && (await this.cookies.use(reply, cookie, challenge));
    const fits = challenge?.purpose === purpose && challenge.sessionId === sessionId;
    if (!isFirst || !fits) throw new Conflict('passkey-challenge-over');
    return challenge.value;
  }
}
