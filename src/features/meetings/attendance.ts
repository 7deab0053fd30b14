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

/** A seat at the table: of a position, or of a named person of an organisation. */
@Entity('attendances')
export class Attendance {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'meeting_id' })
  meetingId!: string;

  @Column('uuid', { name: 'position_id', nullable: true })
  positionId!: string | null;

  @Column('uuid', { name: 'organisation_id' })
  organisationId!: string;

  /** Who sat there; null means whoever held the position on the day. */
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
