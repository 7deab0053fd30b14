import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One thing that happened: who did what to which record, when, and what changed. Never altered. */
@Entity('history_entries')
export class HistoryEntry {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('timestamptz')
  at!: Date;

  @Column('uuid', { name: 'actor_id', nullable: true })
  actorId!: string | null;

  @Column('text', { name: 'actor_name' })
  actorName!: string;

  @Column('text', { name: 'subject_type' })
  subjectType!: string;

  @Column('uuid', { name: 'subject_id' })
  subjectId!: string;

  @Column('text')
  verb!: string;

  @Column('jsonb')
  change!: Record<string, unknown>;

  @Column('text', { nullable: true })
  note!: string | null;
}
