import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a meeting decided. Numbers run from 1 without gaps. */
@Entity('decisions')
export class Decision {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'meeting_id' })
  meetingId!: string;

  @Column('uuid', { name: 'agenda_item_id', nullable: true })
  agendaItemId!: string | null;

  @Column('integer')
  number!: number;

  @Column('text', { nullable: true })
  topic!: string | null;

  @Column('text')
  text!: string;
}
