import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A named list of whom to invite together, such as all heads of agencies. */
@Entity('invitation_groups')
export class InvitationGroup {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  @Column('text', { nullable: true })
  note!: string | null;

  /** Grows with its members too. */
  @Column('integer')
  version!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
