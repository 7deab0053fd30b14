import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../../../../kernel/calendar.js';
import type { MeetingPlan, PlannedItem } from '../plan.js';
import type { Recurrence } from './recurrence.js';

/** Meetings that recur by a rule; each of them is a meeting of its own, begun as a draft some months ahead. */
@Entity('meeting_series')
export class MeetingSeries {
  @PrimaryColumn('uuid')
  id!: string;

  /** From this day on the rule is counted. */
  @Column('date', { name: 'starts_on' })
  startsOn!: LocalDate;

  @Column('jsonb')
  recurrence!: Recurrence;

  /** What the next ones are begun with. */
  @Column('jsonb')
  plan!: MeetingPlan;

  @Column('jsonb')
  agenda!: PlannedItem[];

  /** The meeting out of which it was made; who is invited there is invited to all. */
  @Column('uuid', { name: 'pattern_id' })
  patternId!: string;

  /** Nothing follows after it was ended. */
  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  @Column('integer')
  version!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
