import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Identified } from '../auth/authenticator.js';
import { Config } from '../config/config.js';
import { placeOf } from './network.js';
import { RateLimited } from './problem.js';

const seconds = 60;

/**
 * How many requests a session, a token and an address may send in a minute (decision 0028). Counted in the memory of
 * this process: what is read must not cost a write. Every answer says how many are left.
 */
@Injectable()
export class RequestLimits {
  private readonly limiters: Record<Counted, RateLimiterMemory>;

  constructor({ sessionRequestsPerMinute, addressRequestsPerMinute }: Config) {
    const limiter = (points: number) => new RateLimiterMemory({ points, duration: seconds });
    this.limiters = {
      session: limiter(sessionRequestsPerMinute),
      token: limiter(sessionRequestsPerMinute),
      address: limiter(addressRequestsPerMinute),
    };
  }

  /** Of somebody known: however many share their address, each counts for themselves. */
  takeKnown({ through }: Identified, reply: FastifyReply): Promise<void> {
    return this.take(through.way, through.id, reply);
  }

  /** Of nobody in particular, by where it comes from. */
  takeStranger({ ip }: FastifyRequest, reply: FastifyReply): Promise<void> {
    return this.take('address', placeOf(ip), reply);
  }

  private async take(counted: Counted, key: string, reply: FastifyReply): Promise<void> {
    const limiter = this.limiters[counted];
    try {
      tell(reply, counted, limiter.points, await limiter.consume(key));
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      tell(reply, counted, limiter.points, refusal);
      throw new RateLimited(secondsLeft(refusal));
    }
  }
}

type Counted = 'session' | 'token' | 'address';

/** As draft-ietf-httpapi-ratelimit-headers has it: the policy, and what is left of it for how long. */
function tell(reply: FastifyReply, counted: Counted, points: number, result: RateLimiterRes): void {
  void reply
    .header('RateLimit-Policy', `"${counted}";q=${points};w=${seconds}`)
    .header('RateLimit', `"${counted}";r=${result.remainingPoints};t=${secondsLeft(result)}`);
}

const secondsLeft = ({ msBeforeNext }: RateLimiterRes): number => Math.max(1, Math.ceil(msBeforeNext / 1000));
