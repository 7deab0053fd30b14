import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { addMinutes } from '../../../kernel/calendar.js';
import { newId } from '../../../kernel/id.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Config } from '../../../platform/config/config.js';
import { Sealing } from '../../../platform/config/sealing.js';
import { Secret } from '../../../platform/config/secret.js';
import { Database } from '../../../platform/database/database.js';

export interface CookieKind {
  readonly name: string;
  readonly minutes: number;
  readonly sameSite: 'lax' | 'strict';
}

export type Sealed<Content> = Content & { readonly id: string; readonly expiresAt: string };
type Cookies = FastifyRequest['cookies'];

/**
 * What a browser keeps for us and can neither read nor alter: a single sign-on under way, a challenge to a passkey, that
 * it is known. Giving it out writes nothing here, and what arrives by another browser means nothing. What is to happen
 * once is used up by {@link use}.
 */
@Injectable()
export class SealedCookies {
  private readonly sealing: Sealing;

  constructor(
    secret: Secret,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly db: Database,
  ) {
    this.sealing = new Sealing(secret.key, 'cookie');
  }

  set(reply: FastifyReply, kind: CookieKind, content: object): void {
    const expiresAt = addMinutes(this.clock.now(), kind.minutes).toISOString();
    // The kind is inside, so that a cookie under another name opens nothing.
    const text = JSON.stringify({ ...content, kind: kind.name, id: newId(), expiresAt });
    const cookie = { ...this.attributes(kind), maxAge: kind.minutes * 60 };
    void reply.setCookie(this.nameOf(kind), this.sealing.seal(text), cookie);
  }

  /** What {@link set} was given; null when there is nothing of this kind, or it is too old. */
  read<Content extends object>(cookies: Cookies, kind: CookieKind): Sealed<Content> | null {
    const text = this.sealing.open(cookies[this.nameOf(kind)] ?? '');
    if (text === null) return null;
    const sealed = JSON.parse(text) as Sealed<Content & { kind: string }>;
    const holds = sealed.kind === kind.name && sealed.expiresAt > this.clock.now().toISOString();
    return holds ? sealed : null;
  }

  /** Takes it from the browser; false when it was used before, by a second try with the same cookie, however quick. */
  async use(reply: FastifyReply, kind: CookieKind, { id, expiresAt }: Sealed<object>): Promise<boolean> {
    void reply.clearCookie(this.nameOf(kind), this.attributes(kind));
    const used = await this.db.query(sql`
      INSERT INTO used_cookies (id, expires_at) VALUES (${id}, ${expiresAt}) ON CONFLICT DO NOTHING RETURNING id`);
    return used.length === 1;
  }

  /** The prefix binds the cookie to this host; browsers accept it only over https. */
  private nameOf({ name }: CookieKind): string {
    return this.config.secure ? `__Host-${name}` : name;
  }

  private attributes({ sameSite }: CookieKind) {
    return { path: '/', httpOnly: true, sameSite, secure: this.config.secure } as const;
  }
}
