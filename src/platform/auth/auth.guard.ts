import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Forbidden } from '../../kernel/errors.js';
import { type Actor, holds } from '../../kernel/policy.js';
import { SecondFactorNeeded, Unauthenticated } from '../http/problem.js';
import { ACCESS, type AccessRule } from './access.decorator.js';
import { type Awaited, Authenticator } from './authenticator.js';
import { refuseBeyond } from './narrowing.js';
import { UNFINISHED } from './unfinished.decorator.js';

declare module 'fastify' {
  interface FastifyRequest {
    actor?: Actor;
    /** What the session of this person still waits for. */
    awaits?: Awaited | null;
  }
}

/**
 * Closed by default: a route answers those whom its rule names, and nobody when it has none; and of those only who
 * has completed the sign-in, unless it says that it belongs to the sign-in itself.
 */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.get<AccessRule | undefined>(ACCESS, context.getHandler());
    if (rule === undefined) throw new Forbidden();
    if ('public' in rule) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const identified = await this.authenticator.authenticate(request);
    if (identified === null) throw new Unauthenticated();
    const { actor, awaits } = identified;
    const opens = this.reflector.get<Awaited[] | undefined>(UNFINISHED, context.getHandler()) ?? [];
    if (awaits !== null && !opens.includes(awaits)) throw new SecondFactorNeeded();
    request.actor = actor;
    request.awaits = awaits;
    refuseBeyond(request, this.reflector, context);
    if ('rights' in rule && !rule.rights.some((right) => holds(actor, right))) throw new Forbidden();
    return true;
  }
}
