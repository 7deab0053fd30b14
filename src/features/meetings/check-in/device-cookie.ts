import type {} from '@fastify/cookie';
import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config/config.js';

const name = 'check-in-device';
const path = '/api/check-ins';
const days = 30;

/** Tells one phone from another, and nothing else: a random number that goes nowhere but to the check-in. */
@Injectable()
export class DeviceCookie {
  constructor(private readonly config: Config) {}

  /** What is kept of the device: a hash of its number, which is made when it has none. */
  hashOf(request: FastifyRequest, reply: FastifyReply): Buffer {
    const known = request.cookies[name];
    const number =
      known !== undefined && /^[\w-]{22}$/.test(known) ? known : randomBytes(16).toString('base64url');
    void reply.setCookie(name, number, {
      path,
      httpOnly: true,
      sameSite: 'strict',
      secure: this.config.secure,
      maxAge: days * 86_400,
    });
    return createHash('sha256').update(number).digest();
  }
}
