import { Injectable } from '@nestjs/common';
import { addMinutes } from '../../kernel/calendar.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { Holidays } from '../directory/index.js';
import { type Claim, DeliveryQueries, type Draft, leaseSeconds } from './delivery.queries.js';
import { mailOf } from './reminder.mail.js';
import { isRefusal, mostAttempts, retryDelay } from './retry.js';

export interface Delivered {
  sent: number;
  /** Given up for good. */
  failed: number;
}

/** Mails on their way at once; a few more than connections to the mail server, so that those are never idle. */
const lanes = 6;
const claimSize = 24;
/** Sent this many minutes after it was due, a reminder is marked as late. */
const toleranceMinutes = 10;
/** A worker gives up on a mail before its claim ends and another one may take it over. */
const patienceMs = (leaseSeconds - 10) * 1000;

/** Sends what is due. Any number of workers may do so at once: PostgreSQL hands each reminder to one of them. */
@Injectable()
export class ReminderDelivery {
  constructor(
    private readonly queries: DeliveryQueries,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly holidays: Holidays,
    private readonly mailer: Mailer,
  ) {}

  /** Drains what is due now; after `signal` it ends with the mails already claimed. */
  async deliver(signal?: AbortSignal): Promise<Delivered> {
    const delivered = { sent: 0, failed: 0 };
    const queue = new Queue(() => (signal?.aborted === true ? [] : this.queries.claim(claimSize)));
    const ends = await Promise.allSettled(Array.from({ length: lanes }, () => this.lane(queue, delivered)));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    return delivered;
  }

  private async lane(queue: Queue, delivered: Delivered): Promise<void> {
    for (let claim = await queue.next(); claim !== undefined; claim = await queue.next()) {
      const outcome = await this.attempt(claim);
      if (outcome !== undefined) delivered[outcome] += 1;
    }
  }

  /** One mail, from looking again whether it is still wanted to writing down what became of it. */
  private async attempt(claim: Claim): Promise<keyof Delivered | undefined> {
    try {
      const draft = await this.queries.draft(claim);
      if (draft === undefined) return undefined;
      if (draft.verdict !== null) {
        const state = draft.verdict === 'meeting-over' ? 'expired' : 'skipped';
        await this.queries.finish(claim, state, { reason: draft.verdict });
        return undefined;
      }
      await this.send(claim.id, draft);
      const isLate = this.clock.now() > addMinutes(draft.dueAt, toleranceMinutes);
      return (await this.queries.finish(claim, 'sent', { reason: isLate ? 'late' : null }))
        ? 'sent'
        : undefined;
    } catch (error) {
      return this.fail(claim, error);
    }
  }

  private async send(id: string, draft: Draft): Promise<void> {
    const holidays = await this.holidays.all();
    const mail = mailOf(draft, { today: this.clock.today(), holidays, office: this.config });
    const sending = this.mailer.send({
      id,
      to: { name: draft.recipientName, address: draft.address },
      ...mail,
    });
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

  private async fail(claim: Claim, failure: unknown): Promise<keyof Delivered | undefined> {
    const error = (failure instanceof Error ? failure.message : String(failure)).slice(0, 500);
    const refused = isRefusal(failure);
    if (refused || claim.attempts >= mostAttempts) {
      const reason = refused ? 'refused' : 'attempts-used-up';
      return (await this.queries.finish(claim, 'failed', { reason, error })) ? 'failed' : undefined;
    }
    const until = addMinutes(this.clock.now(), retryDelay(claim.attempts, Math.random()));
    await this.queries.postpone(claim, until, error);
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
