import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Config } from '../../../platform/config/config.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { type Composed, type Delivered, Delivery, type Posting } from '../../../platform/mail/delivery.js';
import type { Claim } from '../../../platform/mail/outbox.js';
import { settled } from '../approval/minutes.js';
import { meetingPolicy, minutesPolicy } from '../meeting.policy.js';
import { MeetingsService } from '../meeting.service.js';
import { userNoticeMail } from './user-notice.mail.js';
import { type UserDraft, UserNoticeOutbox } from './user-notice.outbox.js';

type Refusal = Extract<Composed, { state: unknown }>;

/** Tells users what concerns them about a meeting, a few seconds after it was committed. */
@Injectable()
export class UserNoticeDelivery implements Posting, OnApplicationBootstrap {
  private readonly log = new Logger('user-notices');

  constructor(
    readonly outbox: UserNoticeOutbox,
    private readonly meetings: MeetingsService,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly delivery: Delivery,
    private readonly jobs: Jobs,
  ) {}

  onApplicationBootstrap(): void {
    const complain = (error: unknown): void => this.log.error(error);
    this.jobs.every(5, 'user-notices:deliver', (signal) => this.deliver(signal), complain);
  }

  /** Drains what is due now. */
  deliver(signal?: AbortSignal): Promise<Delivered> {
    return this.delivery.drain(this, signal);
  }

  async compose(claim: Claim): Promise<Composed | undefined> {
    const draft = await this.outbox.draft(claim);
    if (draft === undefined) return undefined;
    const refusal = await this.refusal(draft);
    if (refusal !== null) return refusal;
    await this.outbox.note(claim, draft);
    const to = { name: draft.user.name, address: draft.address };
    const { exempt } = draft.meeting;
    return { mail: { id: claim.id, to, ...userNoticeMail(draft, this.config), exempt } };
  }

  /** Why it does not leave: the round is over by now, or its recipient may not or does not want to read it. */
  private async refusal({ kind, user, round, meeting, ...about }: UserDraft): Promise<Refusal | null> {
    if (round !== null && settled(round.status, round.endsOn, this.clock.today()) !== 'correction')
      return { state: 'expired', reason: 'round-over' };
    const parties = await this.meetings.partiesOf(meeting);
    const mayKnow = kind === 'correction_round' ? minutesPolicy.comment : meetingPolicy.read;
    if (about.isDisabled || !mayKnow(user, parties)) return { state: 'skipped', reason: 'withdrawn' };
    return about.isWilling ? null : { state: 'skipped', reason: 'consent-withdrawn' };
  }
}
