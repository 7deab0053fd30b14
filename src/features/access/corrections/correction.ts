import { Column, Entity, PrimaryColumn } from 'typeorm';
import { addMinutes } from '../../../kernel/calendar.js';
import { Conflict } from '../../../kernel/errors.js';

/** What a request may be about. */
export const correctionFields = [
  'name',
  'email',
  'phone',
  'employee_number',
  'position',
  'role',
  'attendance',
  'other',
] as const;
export type CorrectionField = (typeof correctionFields)[number];

export const correctionStatuses = ['open', 'done', 'refused'] as const;
export type CorrectionStatus = (typeof correctionStatuses)[number];

/** 3 x 24 hours (UU 27/2022, art. 30). */
const answerMinutes = 3 * 24 * 60;

/** Something that a person says is wrong in what is held about them, and what became of it. */
@Entity('corrections')
export class Correction {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  @Column('text')
  field!: CorrectionField;

  @Column('text')
  wrong!: string;

  @Column('text')
  wanted!: string;

  @Column('text')
  status!: CorrectionStatus;

  /** Why it was refused, or a remark on what was done. */
  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'due_at' })
  dueAt!: Date;

  @Column('timestamptz', { name: 'answered_at', nullable: true })
  answeredAt!: Date | null;

  @Column('uuid', { name: 'answered_by_id', nullable: true })
  answeredById!: string | null;

  @Column('integer')
  version!: number;

  static ask(about: Pick<Correction, 'id' | 'userId' | 'field' | 'wrong' | 'wanted'>, now: Date): Correction {
    return Object.assign(new Correction(), {
      ...about,
      status: 'open',
      reason: null,
      createdAt: now,
      dueAt: addMinutes(now, answerMinutes),
      answeredAt: null,
      answeredById: null,
      version: 1,
    });
  }

  answer(status: Exclude<CorrectionStatus, 'open'>, reason: string | null, by: string, now: Date): void {
    if (this.status !== 'open') throw new Conflict('move-not-possible');
    Object.assign(this, { status, reason, answeredAt: now, answeredById: by, version: this.version + 1 });
  }
}
