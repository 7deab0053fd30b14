import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Forbidden } from '../../kernel/errors.js';
import { type Actor, holds } from '../../kernel/policy.js';
import { Clock } from '../clock/clock.js';
import { Problem, ProofNeeded, SecondFactorNeeded, Unauthenticated } from '../http/problem.js';
import { RequestLimits } from '../http/request-limits.js';
import { ACCESS, type AccessRule } from './access.decorator.js';
import { type Awaited, Authenticator, type Identified } from './authenticator.js';
import { refuseBeyond } from './narrowing.js';
import { UNCOUNTED } from './uncounted.decorator.js';
import { UNFINISHED } from './unfinished.decorator.js';
import { isFresh, proofMinutes, WANTS_PROOF } from './wants-proof.decorator.js';

declare module 'fastify' {
  interface FastifyRequest {
    actor?: Actor;
    /** What the session of this person still waits for. */
    awaits?: Awaited | null;
    /** When they last proved who they are; null where only the word of a provider stands for it. */
    provedAt?: Date | null;
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
    private readonly limits: RequestLimits,
    private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.get<AccessRule | undefined>(ACCESS, context.getHandler());
    if (rule === undefined) throw new Forbidden();
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    if ('public' in rule) {
      const uncounted = this.reflector.get<string | undefined>(UNCOUNTED, context.getHandler());
      if (uncounted === undefined) await this.limits.takeStranger(request, reply);
      return true;
    }
    const { actor, awaits, provedAt } = await this.identify(request, reply);
    // Before anything is refused, so that the log knows whom.
    request.actor = actor;
    request.awaits = awaits;
    request.provedAt = provedAt;
    if (awaits !== null && !this.opensTo(awaits, context)) throw new SecondFactorNeeded();
    refuseBeyond(request, this.reflector, context);
    if ('rights' in rule && !rule.rights.some((right) => holds(actor, right))) throw new Forbidden();
    this.refuseStale(provedAt, context);
    return true;
  }

  /** Whether the route belongs to the sign-in that still waits for this. */
  private opensTo(awaits: Awaited, context: ExecutionContext): boolean {
    const opens = this.reflector.get<Awaited[] | undefined>(UNFINISHED, context.getHandler()) ?? [];
    return opens.includes(awaits);
  }

  private refuseStale(provedAt: Date | null, context: ExecutionContext): void {
    if (this.reflector.get<boolean | undefined>(WANTS_PROOF, context.getHandler()) === undefined) return;
    if (!isFresh(provedAt, this.clock.now())) throw new ProofNeeded(proofMinutes);
  }

  /** Whoever is not known counts by their address: a made-up cookie or token makes nobody somebody. */
  private async identify(request: FastifyRequest, reply: FastifyReply): Promise<Identified> {
    try {
      const identified = await this.authenticator.authenticate(request);
      if (identified === null) throw new Unauthenticated();
      await this.limits.takeKnown(identified, reply);
      return identified;
    } catch (refusal) {
      if (refusal instanceof Problem && refusal.status === 401)
        await this.limits.takeStranger(request, reply);
      throw refusal;
    }
  }
}
