import { Column, Entity, PrimaryColumn } from 'typeorm';

export const noticeKinds = [
  'invitation',
  'change',
  'postponement',
  'new_time',
  'cancellation',
  'withdrawal',
  'request',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What people hear about a meeting as users, invited or not. */
export type UserNoticeKind = 'correction_round' | 'topic_accepted' | 'topic_refused';

export const noticeStates = ['planned', 'sending', 'sent', 'failed', 'skipped', 'expired'] as const;
export type NoticeState = (typeof noticeStates)[number];

/** What an invitee was told of when, where and whether; the next mail says what has become different. */
export interface Told {
  status: 'scheduled' | 'postponed' | 'cancelled' | 'withdrawn';
  startsAt: string;
  endsAt: string;
  timeZone: string;
  venue: string | null;
  district: string | null;
  onlineUrl: string | null;
}

/** A mail that tells one invitee, or one user, of a meeting: what waits, what was sent, and why one was not. */
@Entity('meeting_notices')
export class MeetingNotice {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'meeting_id' })
  meetingId!: string;

  /** Who is asked, as `inviteeKey` writes it: it outlives the seat; or `user:` and an id. */
  @Column('text')
  invitee!: string;

  @Column('text')
  kind!: NoticeKind | UserNoticeKind;

  /** What it tells, once for each invitee: the kind, and the version of the meeting where it may come again. */
  @Column('text')
  occasion!: string;

  /** Why the meeting was postponed or cancelled. */
  @Column('text', { nullable: true })
  note!: string | null;

  /** To whom it went; known once it is sent. */
  @Column('text', { name: 'recipient_name', nullable: true })
  recipientName!: string | null;

  @Column('text', { name: 'recipient_locale', nullable: true })
  recipientLocale!: 'id' | 'en' | null;

  @Column('text', { nullable: true })
  address!: string | null;

  @Column('jsonb', { nullable: true })
  told!: Told | null;

  @Column('text')
  state!: NoticeState;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('smallint', { default: 0 })
  attempts!: number;

  @Column('timestamptz', { name: 'next_attempt_at' })
  nextAttemptAt!: Date;

  @Column('uuid', { name: 'lease_token', nullable: true })
  leaseToken!: string | null;

  @Column('timestamptz', { name: 'lease_until', nullable: true })
  leaseUntil!: Date | null;

  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt!: Date | null;

  @Column('text', { nullable: true })
  error!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
