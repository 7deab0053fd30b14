import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config/config.js';

/** The cookie that carries the session token. Lax, since people come from links in mails; reading changes nothing. */
@Injectable()
export class SessionCookie {
  private readonly name: string;

  constructor(private readonly config: Config) {
    // The prefix binds the cookie to this host; browsers accept it only over https.
    this.name = config.secure ? '__Host-sid' : 'sid';
  }

  read(request: FastifyRequest): string | undefined {
    return request.cookies[this.name];
  }

  set(reply: FastifyReply, token: string): void {
    void reply.setCookie(this.name, token, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.config.secure,
    });
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(this.name, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.config.secure,
    });
  }
}
