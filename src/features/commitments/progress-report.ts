import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../../kernel/calendar.js';

/** How far a commitment was on a day, as someone reported it. */
@Entity('progress_reports')
export class ProgressReport {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'commitment_id' })
  commitmentId!: string;

  @Column('date', { name: 'reported_on' })
  reportedOn!: LocalDate;

  @Column('numeric', { precision: 18, scale: 3 })
  value!: number;

  @Column('smallint')
  percent!: number;

  @Column('text', { nullable: true })
  note!: string | null;

  @Column('uuid', { name: 'reported_by_id', nullable: true })
  reportedById!: string | null;

  @Column('text', { name: 'reported_by_name' })
  reportedByName!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
