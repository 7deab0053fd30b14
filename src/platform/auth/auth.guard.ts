import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../kernel/policy.js';
import { Unauthenticated } from '../http/problem.js';
import { Authenticator } from './authenticator.js';
import { refuseBeyond } from './narrowing.js';
import { PUBLIC } from './public.decorator.js';

declare module 'fastify' {
  interface FastifyRequest {
    actor?: Actor;
  }
}

/** Closed by default: a route answers only a signed-in person, unless it says why it is public. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const handlers = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<string>(PUBLIC, handlers) !== undefined) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const actor = await this.authenticator.authenticate(request);
    if (actor === null) throw new Unauthenticated();
    request.actor = actor;
    refuseBeyond(request, this.reflector, context);
    return true;
  }
}
