import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Conflict } from '../../../kernel/errors.js';

export const commentStatuses = ['open', 'taken_over', 'not_taken_over'] as const;
export type CommentStatus = (typeof commentStatuses)[number];

/** What somebody who took part says about a paragraph. It never changes the paragraph itself. */
@Entity('minutes_comments')
export class MinutesComment {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'meeting_id' })
  meetingId!: string;

  @Column('uuid', { name: 'block_id' })
  blockId!: string;

  @Column('uuid', { name: 'agenda_item_id' })
  agendaItemId!: string;

  /** For whom they speak, as it was called then. */
  @Column('text', { name: 'organisation_name', nullable: true })
  organisationName!: string | null;

  /** The paragraph as it was when they wrote this. */
  @Column('text')
  quote!: string;

  @Column('text')
  text!: string;

  @Column('text')
  status!: CommentStatus;

  @Column('uuid', { name: 'author_id', nullable: true })
  authorId!: string | null;

  @Column('text', { name: 'author_name' })
  authorName!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('text', { name: 'answer_note', nullable: true })
  answerNote!: string | null;

  @Column('text', { name: 'answered_by_name', nullable: true })
  answeredByName!: string | null;

  @Column('timestamptz', { name: 'answered_at', nullable: true })
  answeredAt!: Date | null;

  /** Once: who asked has read the answer. */
  answer(isTakenOver: boolean, note: string | null, by: string, at: Date): void {
    if (this.status !== 'open') throw new Conflict('comment-answered');
    this.status = isTakenOver ? 'taken_over' : 'not_taken_over';
    Object.assign(this, { answerNote: note, answeredByName: by, answeredAt: at });
  }
}
