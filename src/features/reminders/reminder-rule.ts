import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalTime } from '../../kernel/calendar.js';

export const subjectTypes = ['commitment', 'meeting'] as const;
export type SubjectType = (typeof subjectTypes)[number];
export type Audience = 'owner' | 'owner_head' | 'invited';
export type Channel = 'email';

/** Who is told what, when: so many working days before or after the day of a commitment or a meeting. */
@Entity('reminder_rules')
export class ReminderRule {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  code!: string;

  @Column('text')
  subject!: SubjectType;

  /** Working days; before the day when negative. */
  @Column('integer', { name: 'offset_working_days' })
  offset!: number;

  /** Calendar days between one reminder and the next, or null when there is only one. */
  @Column('integer', { name: 'repeat_every_days', nullable: true })
  repeatEveryDays!: number | null;

  /** On the office's wall; PostgreSQL adds seconds. */
  @Column('time', { name: 'at_time' })
  time!: LocalTime;

  @Column('text')
  audience!: Audience;

  @Column('text')
  channel!: Channel;

  @Column('boolean')
  enabled!: boolean;

  /** What was due before is not sent: switching a rule on never reaches into the past. */
  @Column('timestamptz', { name: 'enabled_since' })
  enabledSince!: Date;

  @Column('integer')
  version!: number;

  switch(enabled: boolean, now: Date): void {
    if (enabled && !this.enabled) this.enabledSince = now;
    this.enabled = enabled;
  }
}
