import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../../../kernel/calendar.js';

/**
 * The full holder, or one who acts: plt (the post is vacant), plh (the holder is away), pj and pjs (regional
 * heads between terms). The words of Indonesian law, so they are not translated.
 */
export const appointmentKinds = ['definitive', 'plt', 'plh', 'pj', 'pjs'] as const;
export type AppointmentKind = (typeof appointmentKinds)[number];

/**
 * Whoever acts does so for a time: until the holder is back or another is appointed, and at most as long as the
 * decree says, so that nobody stays acting because it was forgotten.
 */
export const mustEnd = (kind: AppointmentKind): boolean => kind !== 'definitive';

/** A person holds a position from a day on. */
@Entity('appointments')
export class Appointment {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'position_id' })
  positionId!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('text')
  kind!: AppointmentKind;

  @Column('date', { name: 'starts_on' })
  startsOn!: LocalDate;

  /** The last day, or null while it lasts. */
  @Column('date', { name: 'ends_on', nullable: true })
  endsOn!: LocalDate | null;

  /** The number of the decree (SK) by which somebody was appointed. */
  @Column('text', { nullable: true })
  decree!: string | null;

  /** Grows with every correction; the default serves an instance of the version before. */
  @Column('integer', { default: 1 })
  version!: number;
}
