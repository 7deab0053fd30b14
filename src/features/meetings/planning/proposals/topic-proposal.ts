import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Conflict } from '../../../../kernel/errors.js';

export const proposalStatuses = ['open', 'accepted', 'refused', 'withdrawn'] as const;
export type ProposalStatus = (typeof proposalStatuses)[number];

/** What an organisation that takes part asks to have on the agenda, and what became of it. */
@Entity('topic_proposals')
export class TopicProposal {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'meeting_id' })
  meetingId!: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId!: string;

  @Column('text')
  topic!: string;

  @Column('text')
  title!: string;

  /** Why it should be talked about. */
  @Column('text')
  reason!: string;

  @Column('text')
  status!: ProposalStatus;

  /** Hears the answer; unknown for what was proposed before this was kept. */
  @Column('uuid', { name: 'proposed_by_id', nullable: true })
  proposedById!: string | null;

  @Column('text', { name: 'proposed_by_name' })
  proposedByName!: string;

  @Column('timestamptz', { name: 'proposed_at' })
  proposedAt!: Date;

  @Column('text', { name: 'answered_by_name', nullable: true })
  answeredByName!: string | null;

  @Column('timestamptz', { name: 'answered_at', nullable: true })
  answeredAt!: Date | null;

  @Column('text', { name: 'answer_note', nullable: true })
  answerNote!: string | null;

  /** The item that it became. */
  @Column('uuid', { name: 'agenda_item_id', nullable: true })
  agendaItemId!: string | null;

  /** Takes an answer, or goes back to who asked: once. */
  settle(status: Exclude<ProposalStatus, 'open'>): void {
    if (this.status !== 'open') throw new Conflict('proposal-settled');
    this.status = status;
  }
}
