import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../../kernel/calendar.js';
import type { Role } from '../../kernel/policy.js';

/** A role that a user holds from a day on, for the office, an organisation, a position or a district. */
@Entity('role_grants')
export class RoleGrant {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  @Column('text')
  role!: Role;

  @Column('uuid', { name: 'organisation_id', nullable: true })
  organisationId!: string | null;

  @Column('uuid', { name: 'position_id', nullable: true })
  positionId!: string | null;

  @Column('text', { name: 'district_code', nullable: true })
  districtCode!: string | null;

  @Column('date', { name: 'starts_on' })
  startsOn!: LocalDate;

  /** The last day, or null while it lasts. */
  @Column('date', { name: 'ends_on', nullable: true })
  endsOn!: LocalDate | null;
}
