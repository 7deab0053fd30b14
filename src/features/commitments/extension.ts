import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../../kernel/calendar.js';
import { Conflict } from '../../kernel/errors.js';

/** A request for more time, and what the other side said to it. */
@Entity('extensions')
export class Extension {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'commitment_id' })
  commitmentId!: string;

  @Column('date', { name: 'from_due_on' })
  fromDueOn!: LocalDate;

  @Column('date', { name: 'to_due_on' })
  toDueOn!: LocalDate;

  @Column('text')
  reason!: string;

  @Column('text')
  status!: 'requested' | 'granted' | 'refused';

  @Column('text', { name: 'requested_by_name' })
  requestedByName!: string;

  @Column('timestamptz', { name: 'requested_at' })
  requestedAt!: Date;

  @Column('text', { name: 'answered_by_name', nullable: true })
  answeredByName!: string | null;

  @Column('timestamptz', { name: 'answered_at', nullable: true })
  answeredAt!: Date | null;

  @Column('text', { name: 'answer_note', nullable: true })
  answerNote!: string | null;

  answer(granted: boolean, by: string, at: Date, note: string | null): void {
    if (this.status !== 'requested') throw new Conflict('extension-answered');
    this.status = granted ? 'granted' : 'refused';
    this.answeredByName = by;
    this.answeredAt = at;
    this.answerNote = note;
  }
}
