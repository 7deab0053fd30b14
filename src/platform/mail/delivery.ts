import { Injectable } from '@nestjs/common';
import { addMinutes } from '../../kernel/calendar.js';
import { Clock } from '../clock/clock.js';
import { type Mail, Mailer } from './mailer.js';
import { type Claim, type LastState, leaseSeconds, type Outbox } from './outbox.js';
import { isRefusal, mostAttempts, retryDelay } from './retry.js';

export interface Delivered {
  sent: number;
  /** Given up for good. */
  failed: number;
}

/** What is to be done with a claim: a mail, or the reason why there is none any more. */
export type Composed =
  | { readonly mail: Mail; readonly reason?: string | null }
  | { readonly state: Exclude<LastState, 'sent'>; readonly reason: string };

/** Where mails wait, and how one is written just before it leaves. */
export interface Posting {
  readonly outbox: Outbox;
  /** As things stand now; undefined when another worker has taken over. */
  compose(claim: Claim): Promise<Composed | undefined>;
}

/** Mails on their way at once; a few more than connections to the mail server, so that those are never idle. */
const lanes = 6;
const claimSize = 24;
/** A worker gives up on a mail before its claim ends and another one may take it over. */
const patienceMs = (leaseSeconds - 10) * 1000;

/** Sends what is due. Any number of workers may do so at once: PostgreSQL hands each mail to one of them. */
@Injectable()
export class Delivery {
  constructor(
    private readonly clock: Clock,
    private readonly mailer: Mailer,
  ) {}

  /** Drains what is due now; after `signal` it ends with the mails already claimed. */
  async drain(posting: Posting, signal?: AbortSignal): Promise<Delivered> {
    const delivered = { sent: 0, failed: 0 };
    const queue = new Queue(() => (signal?.aborted === true ? [] : posting.outbox.claim(claimSize)));
    const work = () => this.lane(posting, queue, delivered);
    const ends = await Promise.allSettled(Array.from({ length: lanes }, work));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    return delivered;
  }

  private async lane(posting: Posting, queue: Queue, delivered: Delivered): Promise<void> {
    for (let claim = await queue.next(); claim !== undefined; claim = await queue.next()) {
      const outcome = await this.attempt(posting, claim);
      if (outcome !== undefined) delivered[outcome] += 1;
    }
  }

  /** One mail, from looking again whether it is still wanted to writing down what became of it. */
  private async attempt(posting: Posting, claim: Claim): Promise<keyof Delivered | undefined> {
    try {
      const composed = await posting.compose(claim);
      if (composed === undefined) return undefined;
      if ('state' in composed) {
        const { state, reason } = composed;
        const isOurs = await posting.outbox.finish(claim, state, { reason });
        return isOurs && state === 'failed' ? 'failed' : undefined;
      }
      await this.send(composed.mail);
      const { reason = null } = composed;
      return (await posting.outbox.finish(claim, 'sent', { reason })) ? 'sent' : undefined;
    } catch (error) {
      return this.fail(posting, claim, error);
    }
  }

  private async send(mail: Mail): Promise<void> {
    const sending = this.mailer.send(mail);
    let watch: NodeJS.Timeout | undefined;
    const patience = new Promise<never>((_resolve, reject) => {
      watch = setTimeout(() => reject(new Error('the mail server took too long')), patienceMs);
    });
    try {
      await Promise.race([sending, patience]);
    } finally {
      clearTimeout(watch);
      // When patience ends first, a later refusal must not end as a rejection that nobody hears.
      sending.catch(() => undefined);
    }
  }

  private async fail(posting: Posting, claim: Claim, failure: unknown): Promise<keyof Delivered | undefined> {
    const error = (failure instanceof Error ? failure.message : String(failure)).slice(0, 500);
    const refused = isRefusal(failure);
    if (refused || claim.attempts >= mostAttempts) {
      const reason = refused ? 'refused' : 'attempts-used-up';
      return (await posting.outbox.finish(claim, 'failed', { reason, error })) ? 'failed' : undefined;
    }
    const until = addMinutes(this.clock.now(), retryDelay(claim.attempts, Math.random()));
    await posting.outbox.postpone(claim, until, error);
    return undefined;
  }
}

/**
 * Hands claims to lanes one by one. It fetches more before they run out, once for all, so that no connection to the
 * mail server waits for PostgreSQL; what is claimed early is looked at again before it leaves like everything else.
 */
class Queue {
  private readonly claims: Claim[] = [];
  private fetching: Promise<void> | undefined;
  private drained = false;

  constructor(private readonly claim: () => Promise<Claim[]> | Claim[]) {}

  async next(): Promise<Claim | undefined> {
    do {
      if (!this.drained && this.claims.length < lanes) this.fetching ??= this.fetch();
      if (this.claims.length === 0) await this.fetching;
    } while (this.claims.length === 0 && !this.drained);
    return this.claims.shift();
  }

  private fetch(): Promise<void> {
    const fetching = this.more().finally(() => (this.fetching = undefined));
    // Who finds the queue empty hears of it; a lane that is still at work need not.
    fetching.catch(() => undefined);
    return fetching;
  }

  private async more(): Promise<void> {
    const claims = await this.claim();
    this.drained = claims.length === 0;
    this.claims.push(...claims);
  }
}
