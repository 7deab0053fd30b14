import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the link in one mail opens: the answer of one invitee to one meeting, until it is over. */
@Entity('answer_links')
export class AnswerLink {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'meeting_id' })
  meetingId!: string;

  @Column('text')
  invitee!: string;

  @Column('bytea', { name: 'token_hash' })
  tokenHash!: Buffer;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
