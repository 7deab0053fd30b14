import { randomBytes } from 'node:crypto';
import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { addMinutes } from '../../../kernel/calendar.js';
import { newId } from '../../../kernel/id.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Config } from '../../../platform/config/config.js';
import { Secret } from '../../../platform/config/secret.js';
import { Database } from '../../../platform/database/database.js';
import { Sealing } from '../../../platform/config/sealing.js';

const validMinutes = 10;

/** A sign-in through the identity provider that is under way in one browser. */
export interface SsoFlow {
  readonly id: string;
  readonly state: string;
  readonly nonce: string;
  /** PKCE (RFC 7636). */
  readonly verifier: string;
  /** Where in the page to go afterwards. */
  readonly back: string;
  /** Who links an account; null when somebody signs in. */
  readonly userId: string | null;
  readonly expiresAt: string;
}

/**
 * Keeps a flow in a sealed cookie of the browser that began it: starting writes nothing here, and an answer of the
 * provider that arrives in another browser means nothing (login CSRF). It ends once, whatever comes of it.
 */
@Injectable()
export class SsoFlows {
  private readonly sealing: Sealing;
  private readonly name: string;

  constructor(
    secret: Secret,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly db: Database,
  ) {
    this.sealing = new Sealing(secret.key, 'sso-flow');
    this.name = config.secure ? '__Host-sso' : 'sso';
  }

  begin(reply: FastifyReply, back: string, userId: string | null): SsoFlow {
    const random = () => randomBytes(32).toString('base64url');
    const expiresAt = addMinutes(this.clock.now(), validMinutes).toISOString();
    const secrets = { state: random(), nonce: random(), verifier: random() };
    const flow = { id: newId(), ...secrets, back, userId, expiresAt };
    const cookie = { ...this.attributes(), maxAge: validMinutes * 60 };
    void reply.setCookie(this.name, this.sealing.seal(JSON.stringify(flow)), cookie);
    return flow;
  }

  /** The flow that this browser began and that `state` answers; null when there is none, or it is too old. */
  of(request: FastifyRequest, states: string[]): SsoFlow | null {
    const text = this.sealing.open(request.cookies[this.name] ?? '');
    if (text === null) return null;
    const flow = JSON.parse(text) as SsoFlow;
    if (states.length !== 1 || states[0] !== flow.state) return null;
    return flow.expiresAt > this.clock.now().toISOString() ? flow : null;
  }

  /** False when it has ended already: a second try with the same cookie, however quick. */
  async end(flow: SsoFlow, reply: FastifyReply): Promise<boolean> {
    void reply.clearCookie(this.name, this.attributes());
    await this.db.query(sql`DELETE FROM used_sso_flows WHERE expires_at < ${this.clock.now()}`);
    const ended = await this.db.query(sql`
      INSERT INTO used_sso_flows (id, expires_at) VALUES (${flow.id}, ${flow.expiresAt})
      ON CONFLICT DO NOTHING RETURNING id`);
    return ended.length === 1;
  }

  /** Lax, since the provider sends the browser back from another site. */
  private attributes() {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.config.secure } as const;
  }
}
