import { Column, Entity, PrimaryColumn } from 'typeorm';

export const organisationKinds = [
  'regency',
  'agency',
  'district_office',
  'vertical_agency',
  'estate_operator',
  'tenant',
  'company',
  'association',
  'school',
  'other',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

export const sides = ['government', 'industry', 'partner'] as const;
export type Side = (typeof sides)[number];

/** Who takes part in meetings and keeps promises: an office, a company, an association. */
@Entity('organisations')
export class Organisation {
  @PrimaryColumn('uuid')
  id!: string;

  /** Unique without regard to case. */
  @Column('text')
  name!: string;

  @Column('text', { name: 'short_name', nullable: true })
  shortName!: string | null;

  @Column('text')
  kind!: OrganisationKind;

  @Column('text')
  side!: Side;

  @Column('text', { name: 'district_code', nullable: true })
  districtCode!: string | null;

  /** A village of that district. */
  @Column('text', { name: 'village_code', nullable: true })
  villageCode!: string | null;

  /** The industrial estate in which it is; null outside all of them. */
  @Column('uuid', { name: 'estate_id', nullable: true })
  estateId!: string | null;

  /** NIB: the number of a business in the licensing system, 13 digits. */
  @Column('text', { nullable: true })
  nib!: string | null;

  @Column('text', { nullable: true })
  address!: string | null;

  /** Where all that it had went, when it turned out to be a second entry of that one. */
  @Column('uuid', { name: 'merged_into_id', nullable: true })
  mergedIntoId!: string | null;

  @Column('integer')
  version!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
