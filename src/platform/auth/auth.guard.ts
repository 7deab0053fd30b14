import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Forbidden } from '../../kernel/errors.js';
import { type Actor, holds } from '../../kernel/policy.js';
import { Unauthenticated } from '../http/problem.js';
import { ACCESS, type AccessRule } from './access.decorator.js';
import { Authenticator } from './authenticator.js';
import { refuseBeyond } from './narrowing.js';

declare module 'fastify' {
  interface FastifyRequest {
    actor?: Actor;
  }
}

/** Closed by default: a route answers those whom its rule names, and nobody when it has none. */
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
    const actor = await this.authenticator.authenticate(request);
    if (actor === null) throw new Unauthenticated();
    request.actor = actor;
    refuseBeyond(request, this.reflector, context);
    if ('rights' in rule && !rule.rights.some((right) => holds(actor, right))) throw new Forbidden();
    return true;
  }
}
