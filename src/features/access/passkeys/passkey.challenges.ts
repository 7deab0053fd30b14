import { randomBytes } from 'node:crypto';
import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { addMinutes } from '../../../kernel/calendar.js';
import { Conflict } from '../../../kernel/errors.js';
import { newId } from '../../../kernel/id.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Config } from '../../../platform/config/config.js';
import { Secret } from '../../../platform/config/secret.js';
import { Database } from '../../../platform/database/database.js';
import { Sealing } from '../../../platform/config/sealing.js';

export const challengeMinutes = 5;

/** To sign in, to show that it is the owner who asks, to add a passkey: an answer to one is none to another. */
export type ChallengePurpose = 'sign-in' | 'prove' | 'add';

interface Challenge {
  readonly id: string;
  /** 32 random bytes, base64url. */
  readonly value: string;
  readonly purpose: ChallengePurpose;
  /** The session for which it was made; null when somebody signs in. */
  readonly sessionId: string | null;
  readonly expiresAt: string;
}

/**
 * Keeps a challenge in a sealed cookie of the browser that asked for it, like a single sign-on under way: asking
 * writes nothing here, and an answer that arrives by another browser means nothing. Each ends at its first answer.
 */
@Injectable()
export class PasskeyChallenges {
  private readonly sealing: Sealing;
  private readonly name: string;

  constructor(
    secret: Secret,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly db: Database,
  ) {
    this.sealing = new Sealing(secret.key, 'passkey-challenge');
    this.name = config.secure ? '__Host-passkey' : 'passkey';
  }

  begin(reply: FastifyReply, purpose: ChallengePurpose, sessionId: string | null): string {
    const value = randomBytes(32).toString('base64url');
    const expiresAt = addMinutes(this.clock.now(), challengeMinutes).toISOString();
    const challenge: Challenge = { id: newId(), value, purpose, sessionId, expiresAt };
    const cookie = { ...this.attributes(), maxAge: challengeMinutes * 60 };
    void reply.setCookie(this.name, this.sealing.seal(JSON.stringify(challenge)), cookie);
    return value;
  }

  /** The challenge that this browser was given for this, used up by the asking; refuses when there is none. */
  async take(
    request: FastifyRequest,
    reply: FastifyReply,
    purpose: ChallengePurpose,
    sessionId: string | null,
  ): Promise<string> {
    const text = this.sealing.open(request.cookies[this.name] ?? '');
    void reply.clearCookie(this.name, this.attributes());
    const challenge = text === null ? null : (JSON.parse(text) as Challenge);
    const fits = challenge?.purpose === purpose && challenge.sessionId === sessionId;
    if (!fits || !(await this.use(challenge))) throw new Conflict('passkey-challenge-over');
    return challenge.value;
  }

  /** False when it is too old or was answered before, however short a time ago. */
  private async use({ id, expiresAt }: Challenge): Promise<boolean> {
    const now = this.clock.now();
    if (expiresAt <= now.toISOString()) return false;
    await this.db.query(sql`DELETE FROM used_passkey_challenges WHERE expires_at < ${now}`);
    const used = await this.db.query(sql`
      INSERT INTO used_passkey_challenges (id, expires_at) VALUES (${id}, ${expiresAt})
      ON CONFLICT DO NOTHING RETURNING id`);
    return used.length === 1;
  }

  private attributes() {
    return { path: '/', httpOnly: true, sameSite: 'strict', secure: this.config.secure } as const;
  }
}
