import { IsBoolean, IsIn, IsOptional, IsUUID } from 'class-validator';
import { PageQuery } from '../../platform/http/page.dto.js';
import { IsLeavable, IsLocalTime, IsSearchText } from '../../platform/http/rules.js';
import type { Audience, Channel, SubjectType } from './reminder-rule.js';
import type { Reason } from './verdict.queries.js';

export const reminderStates = ['planned', 'sending', 'sent', 'failed', 'skipped', 'expired'] as const;
export type ReminderState = (typeof reminderStates)[number];

export class ReminderFilter extends PageQuery {
  @IsOptional()
  @IsIn(reminderStates)
  state?: ReminderState;

  /** Part of the recipient's name or address. */
  @IsSearchText()
  q?: string;

  @IsOptional()
  @IsUUID()
  commitmentId?: string;
}

export class ReminderSubject {
  type!: SubjectType;
  id!: string;
  /** @example RKR-2025-001/07 */
  reference!: string;
  /** Null when it is exempt, and the reader neither one of its sides nor cleared for it. */
  title!: string | null;
  /** Whether the reader may open the record. */
  opens!: boolean;
}

export class ReminderRecipient {
  name!: string;
  organisation!: string;
  /** Empty when nobody there has an address. */
  address!: string;
}

/** A line of the ledger: who was told what, when, and what became of it. */
export class ReminderRow {
  id!: string;
  /** @example commitment_due_7 */
  rule!: string;
  subject!: ReminderSubject;
  recipient!: ReminderRecipient;
  channel!: Channel;
  dueAt!: Date;
  state!: ReminderState;
  /** Why it was not sent, or `late` when it was sent late. */
  reason!: Reason | 'late' | null;
  attempts!: number;
  sentAt!: Date | null;
  /** What the mail server said last. */
  error!: string | null;
}

export class ReminderPage {
  items!: ReminderRow[];
  next!: string | null;
}

export class ReminderRuleView {
  id!: string;
  /** @example commitment_due_7 */
  code!: string;
  subject!: SubjectType;
  /** Working days; before the day when negative. */
  offset!: number;
  repeatEveryDays!: number | null;
  /** @example 09:00 */
  time!: string;
  audience!: Audience;
  channel!: Channel;
  enabled!: boolean;
  version!: number;
}

export class ReminderRuleList {
  items!: ReminderRuleView[];
  next!: string | null;
}

export class EditRuleRequest {
  @IsLeavable()
  @IsBoolean()
  enabled?: boolean;

  /** On the office's wall. */
  @IsLeavable()
  @IsLocalTime()
  time?: string;
}

/** Whether reminders really go out. */
export class ReminderHealth {
  lastPlannedAt!: Date | null;
  lastDeliveredAt!: Date | null;
  /** What went wrong in the last run, if it did. */
  lastError!: string | null;
  /** Due and not sent yet. */
  backlog!: number;
  /** Given up in the last seven days. */
  failed!: number;
  nextDueAt!: Date | null;
}
