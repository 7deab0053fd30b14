import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A position, a person or an organisation of a group. */
@Entity('invitation_group_members')
export class GroupMember {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'group_id' })
  groupId!: string;

  @Column('uuid', { name: 'position_id', nullable: true })
  positionId!: string | null;

  @Column('uuid', { name: 'person_id', nullable: true })
  personId!: string | null;

  @Column('uuid', { name: 'organisation_id', nullable: true })
  organisationId!: string | null;

  /** Of an organisation: one seat, or one for each position that somebody holds when it is invited. */
  @Column('text', { nullable: true })
  seats!: 'one' | 'positions' | null;
}
