import { Injectable } from '@nestjs/common';
import { addMinutes } from '../../kernel/calendar.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { type Composed, type Delivered, Delivery, type Posting } from '../../platform/mail/delivery.js';
import type { Claim } from '../../platform/mail/outbox.js';
import { Holidays } from '../directory/index.js';
import { DeliveryQueries } from './delivery.queries.js';
import { mailOf } from './reminder.mail.js';

/** Sent this many minutes after it was due, a reminder is marked as late. */
const toleranceMinutes = 10;

/** Sends the reminders that are due. */
@Injectable()
export class ReminderDelivery implements Posting {
  constructor(
    readonly outbox: DeliveryQueries,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly holidays: Holidays,
    private readonly delivery: Delivery,
  ) {}

  /** Drains what is due now; after `signal` it ends with the mails already claimed. */
  deliver(signal?: AbortSignal): Promise<Delivered> {
    return this.delivery.drain(this, signal);
  }

  async compose(claim: Claim): Promise<Composed | undefined> {
    const draft = await this.outbox.draft(claim);
    if (draft === undefined) return undefined;
    if (draft.verdict !== null) {
      return { state: draft.verdict === 'meeting-over' ? 'expired' : 'skipped', reason: draft.verdict };
    }
    const holidays = await this.holidays.all();
    const text = mailOf(draft, { today: this.clock.today(), holidays, office: this.config });
    const to = { name: draft.recipientName, address: draft.address };
    const isLate = this.clock.now() > addMinutes(draft.dueAt, toleranceMinutes);
    const { exempt = false } = draft.commitment ?? draft.meeting ?? {};
    return { mail: { id: claim.id, to, ...text, exempt }, reason: isLate ? 'late' : null };
  }
}
