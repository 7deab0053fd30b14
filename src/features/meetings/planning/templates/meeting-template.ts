import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MeetingPlan, PlannedItem } from '../plan.js';

/** A meeting to begin others from: plan and agenda, without a day. */
@Entity('meeting_templates')
export class MeetingTemplate {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  @Column('jsonb')
  plan!: MeetingPlan;

  @Column('jsonb')
  agenda!: PlannedItem[];

  @Column('integer')
  version!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
