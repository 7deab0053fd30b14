import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../../../kernel/calendar.js';
import type { Role } from '../../../kernel/policy.js';

/**
 * Held in full, or by one who acts for a while: plt, plh, pj and pjs, as the directory's appointments call it. The
 * words of Indonesian law, so they are not translated.
 */
export const grantKinds = ['definitive', 'plt', 'plh', 'pj', 'pjs'] as const;
export type GrantKind = (typeof grantKinds)[number];

/** A role to give: what it is held for, and the days; null for today, and for as long as it lasts. */
export interface GivenRole {
  readonly role: Role;
  readonly organisationId?: string | null;
  readonly positionId?: string | null;
  readonly districtCode?: string | null;
  readonly kind?: GrantKind;
  readonly startsOn?: LocalDate | null;
  readonly endsOn?: LocalDate | null;
}

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

  @Column('text', { default: 'definitive' })
  kind!: GrantKind;

  @Column('date', { name: 'starts_on' })
  startsOn!: LocalDate;

  /** The last day, or null while it lasts; one who acts always has one. */
  @Column('date', { name: 'ends_on', nullable: true })
  endsOn!: LocalDate | null;

  isHeldOn(day: LocalDate): boolean {
    return this.startsOn <= day && (this.endsOn === null || this.endsOn >= day);
  }
}
