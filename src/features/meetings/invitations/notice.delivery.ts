import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Config } from '../../../platform/config/config.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { type Composed, type Delivered, Delivery, type Posting } from '../../../platform/mail/delivery.js';
import type { Claim } from '../../../platform/mail/outbox.js';
import { AnswerLinks } from './answer.links.js';
import type { Told } from './meeting-notice.js';
import { noticeMail } from './notice.mail.js';
import { type Draft, NoticeOutbox } from './notice.outbox.js';
import { type NoticeReason, noticeVerdict } from './notice.verdict.js';

/** Tells invitees of meetings, a few seconds after what concerns them was committed. */
@Injectable()
export class NoticeDelivery implements Posting, OnApplicationBootstrap {
  private readonly log = new Logger('notices');

  constructor(
    readonly outbox: NoticeOutbox,
    private readonly links: AnswerLinks,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly delivery: Delivery,
    private readonly jobs: Jobs,
  ) {}

  onApplicationBootstrap(): void {
    const complain = (error: unknown): void => this.log.error(error);
    this.jobs.every(5, 'notices:deliver', (signal) => this.deliver(signal), complain);
  }

  /** Drains what is due now. */
  deliver(signal?: AbortSignal): Promise<Delivered> {
    return this.delivery.drain(this, signal);
  }

  async compose(claim: Claim): Promise<Composed | undefined> {
    const draft = await this.outbox.draft(claim);
    if (draft === undefined) return undefined;
    const reason = this.verdict(draft);
    if (reason !== null) return { state: stateFor(reason), reason };
    await this.outbox.note(claim, draft, saidBy(draft));
    const token = await this.links.make(draft.meeting.id, draft.invitee);
    const text = noticeMail(draft, `/answer#token=${token}`, this.config);
    const to = { name: draft.recipientName, address: draft.address ?? '' };
    return { mail: { id: claim.id, to, ...text, confidential: true, exempt: draft.meeting.exempt } };
  }

  private verdict(draft: Draft): NoticeReason | null {
    const moment = { ...draft, isAhead: draft.startsAt > this.clock.now(), hasSeat: draft.seatId !== null };
    const verdict = noticeVerdict(moment);
    if (verdict !== null || draft.address !== null) return verdict;
    return draft.silent ? 'consent-withdrawn' : 'no-address';
  }
}

function stateFor(reason: NoticeReason): 'failed' | 'skipped' | 'expired' {
  if (reason === 'meeting-over') return 'expired';
  return reason === 'no-address' ? 'failed' : 'skipped';
}

function saidBy({ kind, now }: Draft): Told {
  return kind === 'withdrawal' ? { ...now, status: 'withdrawn' } : now;
}
