import { Column, Entity, PrimaryColumn } from 'typeorm';

export const attendanceStatuses = [
  'invited',
  'confirmed',
  'declined',
  'present',
  'present_online',
  'represented',
  'absent',
  'excused',
  'walk_in',
] as const;
export type AttendanceStatus = (typeof attendanceStatuses)[number];

/**
 * A seat at the table: of a position, of a person, of a guest whom the directory does not know, of someone named who
 * belongs to an organisation, or of a whole organisation.
 */
@Entity('attendances')
export class Attendance {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'meeting_id' })
  meetingId!: string;

  @Column('uuid', { name: 'position_id', nullable: true })
  positionId!: string | null;

  @Column('uuid', { name: 'person_id', nullable: true })
  personId!: string | null;

  /** Null for guests, and for people who hold no position. */
  @Column('uuid', { name: 'organisation_id', nullable: true })
  organisationId!: string | null;

  /** What a guest belongs to, as they say it. */
  @Column('text', { name: 'guest_organisation', nullable: true })
  guestOrganisation!: string | null;

  @Column('text', { name: 'guest_email', nullable: true })
  guestEmail!: string | null;

  /** Who sat there; null means whoever held the position on the day, or whoever the organisation sends. */
  @Column('text', { nullable: true })
  name!: string | null;

  @Column('text')
  status!: AttendanceStatus;

  @Column('text', { name: 'represented_by', nullable: true })
  representedBy!: string | null;

  /** The place on the list. */
  @Column('integer')
  number!: number;
}
