import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../kernel/policy.js';
import { SecondFactorNeeded, Unauthenticated } from '../http/problem.js';
import { type Awaited, Authenticator } from './authenticator.js';
import { PUBLIC } from './public.decorator.js';
import { UNFINISHED } from './unfinished.decorator.js';

declare module 'fastify' {
  interface FastifyRequest {
    actor?: Actor;
    /** What the session of this person still waits for. */
    awaits?: Awaited | null;
  }
}

/**
 * Closed by default: a route answers only a person whose sign-in is complete, unless it says why it is public or that
 * it belongs to the sign-in itself.
 */
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
    const identified = await this.authenticator.authenticate(request);
    if (identified === null) throw new Unauthenticated();
    const { actor, awaits } = identified;
    const opens = this.reflector.getAllAndOverride<Awaited[] | undefined>(UNFINISHED, handlers) ?? [];
    if (awaits !== null && !opens.includes(awaits)) throw new SecondFactorNeeded();
    request.actor = actor;
    request.awaits = awaits;
    return true;
  }
}
