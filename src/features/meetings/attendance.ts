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

/** Whoever took part: themselves, or by somebody else. */
export const thereStatuses = ['present', 'present_online', 'represented', 'walk_in'] as const;

export const answers = ['coming', 'represented', 'declined'] as const;
export type Answer = (typeof answers)[number];

/** How an answer came: by the link in a mail, told to staff, by an aide, or from a signed-in invitee. */
export const answerWays = ['link', 'phone', 'aide', 'page'] as const;
export type AnswerWay = (typeof answerWays)[number];

export interface Reply {
  answer: Answer;
  name?: string | null;
  position?: string | null;
  letter?: string | null;
  reason?: string | null;
  by?: string | null;
}

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

  /** Whether the invitee comes, as they said last. */
  @Column('text', { nullable: true })
  answer!: Answer | null;

  /** The beginning of the meeting that was answered for: after a move the answer no longer holds. */
  @Column('timestamptz', { name: 'answer_for', nullable: true })
  answerFor!: Date | null;

  @Column('timestamptz', { name: 'answered_at', nullable: true })
  answeredAt!: Date | null;

  @Column('text', { name: 'answered_via', nullable: true })
  answeredVia!: AnswerWay | null;

  /** Who said or noted it, by name. */
  @Column('text', { name: 'answered_by', nullable: true })
  answeredBy!: string | null;

  /** Who is to come instead. */
  @Column('text', { name: 'deputy_name', nullable: true })
  deputyName!: string | null;

  @Column('text', { name: 'deputy_position', nullable: true })
  deputyPosition!: string | null;

  /** The number of the letter of assignment (surat tugas). */
  @Column('text', { name: 'assignment_letter', nullable: true })
  assignmentLetter!: string | null;

  @Column('text', { name: 'answer_reason', nullable: true })
  answerReason!: string | null;

  /** When they were marked as there. */
  @Column('timestamptz', { name: 'checked_in_at', nullable: true })
  checkedInAt!: Date | null;

  @Column('text', { name: 'checked_in_via', nullable: true })
  checkedInVia!: 'qr' | 'desk' | null;

  /** Which device checked in: one device is one person. */
  @Column('bytea', { name: 'device_hash', nullable: true })
  deviceHash!: Buffer | null;

  /** Drawn: the moves of an SVG path on a field of 600 by 200. */
  @Column('text', { nullable: true })
  signature!: string | null;

  /** Notes the moment at which the desk marked someone as there; whoever is not there has not checked in. */
  markAt(now: Date): void {
    if (!isThere(this.status)) {
      Object.assign(this, { checkedInAt: null, checkedInVia: null, deviceHash: null, signature: null });
    } else if (this.checkedInAt === null) {
      Object.assign(this, { checkedInAt: now, checkedInVia: 'desk' });
    }
  }

  /** Takes an answer down. Who has been marked in the room stays as marked. */
  reply({ answer, ...said }: Reply, way: AnswerWay, startsAt: Date, now: Date): void {
    const { by = null, reason = null } = said;
    Object.assign(this, { answer, answerFor: startsAt, answeredAt: now, answeredVia: way, answeredBy: by });
    Object.assign(this, { answerReason: reason }, answer === 'represented' ? deputyIn(said) : nobody);
    if (!isAsked(this.status)) return;
    this.status = answer === 'declined' ? 'declined' : 'confirmed';
    const deputy = [this.deputyName, this.deputyPosition].filter((part) => part !== null);
    this.representedBy = deputy.length === 0 ? null : deputy.join(', ').slice(0, 200);
  }
}

const nobody = { deputyName: null, deputyPosition: null, assignmentLetter: null };

function deputyIn({ name = null, position = null, letter = null }: Omit<Reply, 'answer'>) {
  return { deputyName: name, deputyPosition: position, assignmentLetter: letter };
}

/** In the room, online, or by somebody else. */
function isThere(status: AttendanceStatus): boolean {
  return thereStatuses.some((there) => there === status);
}

/** Nobody has marked them in the room yet. */
function isAsked(status: AttendanceStatus): boolean {
  return status === 'invited' || status === 'confirmed' || status === 'declined';
}
