import { Column, Entity, PrimaryColumn } from 'typeorm';
import {
  instantFrom,
  instantOf,
  type LocalDate,
  localDateOf,
  type LocalTime,
  localTimeOf,
} from '../../kernel/calendar.js';
import { Conflict, Invalid } from '../../kernel/errors.js';
import type { Classification } from '../../kernel/rights.js';
import type { MeetingKind, Mode } from './meeting-kind.js';
import type { MinutesState } from './meeting.policy.js';
import { isFinal, meetingLifecycle, type MeetingStatus, type MeetingVerb } from './meeting.lifecycle.js';

/** The letter of invitation, as far as it is known. */
export interface Letter {
  number?: string | null;
  date?: LocalDate | null;
  nature?: string | null;
  subject?: string | null;
}

/** When a meeting is, as the clock on the wall of its place shows it. */
export interface Schedule {
  date: LocalDate;
  startTime: LocalTime;
  endTime: LocalTime;
  timeZone: string;
}

/** A sitting of regency and industry. Attendance, agenda and decisions hang on its version. */
@Entity('meetings')
export class Meeting {
  @PrimaryColumn('uuid')
  id!: string;

  /** What people call it, e.g. `RKR-2025-001`; given once, whatever changes later. */
  @Column('text')
  reference!: string;

  @Column('text')
  title!: string;

  @Column('text')
  kind!: MeetingKind;

  @Column('text')
  status!: MeetingStatus;

  @Column('text')
  mode!: Mode;

  @Column('timestamptz', { name: 'starts_at' })
  startsAt!: Date;

  @Column('timestamptz', { name: 'ends_at' })
  endsAt!: Date;

  /** IANA name. */
  @Column('text', { name: 'time_zone' })
  timeZone!: string;

  @Column('text', { nullable: true })
  venue!: string | null;

  @Column('text', { name: 'district_code', nullable: true })
  districtCode!: string | null;

  @Column('text', { name: 'online_url', nullable: true })
  onlineUrl!: string | null;

  @Column('text', { nullable: true })
  organizer!: string | null;

  @Column('uuid', { name: 'chair_position_id', nullable: true })
  chairPositionId!: string | null;

  @Column('uuid', { name: 'secretary_position_id', nullable: true })
  secretaryPositionId!: string | null;

  @Column('uuid', { name: 'note_taker_position_id', nullable: true })
  noteTakerPositionId!: string | null;

  @Column('text')
  classification!: Classification;

  @Column('jsonb')
  letter!: Letter;

  /** When others than staff first heard of it; null for a draft, and for one cancelled as a draft. */
  @Column('timestamptz', { name: 'published_at', nullable: true })
  publishedAt!: Date | null;

  /** The meeting that this one follows, whose agenda it goes on with. */
  @Column('uuid', { name: 'previous_id', nullable: true })
  previousId!: string | null;

  @Column('uuid', { name: 'series_id', nullable: true })
  seriesId!: string | null;

  /** The day that the rule of its series names for it, wherever it was moved: its RECURRENCE-ID. */
  @Column('date', { name: 'recurrence_on', nullable: true })
  recurrenceOn!: LocalDate | null;

  @Column('text', { name: 'minutes_state', nullable: true })
  minutesState!: MinutesState;

  /** What an open erratum makes of these columns, for those who write it; it takes effect when that is approved. */
  @Column('jsonb', { nullable: true })
  erratum!: Record<string, unknown> | null;

  /** Why it was closed although something was open. */
  @Column('text', { name: 'closed_over', nullable: true })
  closedOver!: string | null;

  @Column('integer')
  version!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  get schedule(): Schedule {
    const { startsAt, endsAt, timeZone } = this;
    return {
      date: localDateOf(startsAt, timeZone),
      startTime: localTimeOf(startsAt, timeZone),
      endTime: localTimeOf(endsAt, timeZone),
      timeZone,
    };
  }

  /** Sets the time; a meeting begins and ends on one day. */
  plan({ date, startTime, endTime, timeZone }: Schedule): void {
    const startsAt = instantOf(date, startTime, timeZone);
    const endsAt = instantOf(date, endTime, timeZone);
    if (endsAt <= startsAt) throw Invalid.field('/endTime', 'end-before-start');
    Object.assign(this, { startsAt, endsAt, timeZone });
  }

  /** Moves through the lifecycle; answers the states left and entered. */
  move(verb: MeetingVerb, now: Date): { status: [MeetingStatus, MeetingStatus] } {
    const left = this.status;
    this.status = meetingLifecycle.next(left, verb);
    if (verb === 'publish') this.publishedAt = now;
    this.version += 1;
    return { status: [left, this.status] };
  }

  /** Takes note that a part of the meeting changes; refuses when its minutes are final. */
  touch(): void {
    this.mustBeOpen();
    this.version += 1;
  }

  /** As its writers see it: with what an open erratum changes. */
  get written(): Meeting {
    const { erratum } = this;
    return Object.assign(new Meeting(), this, erratum === null ? {} : factsOf(erratum), {
      erratum: null,
    });
  }

  /** Takes over what was written; while an erratum is open, all that waits for its approval is kept beside. */
  take(written: Meeting): void {
    if (this.minutesState === 'erratum') {
      this.classification = written.classification;
      this.erratum = erratumOf(written);
    } else Object.assign(this, written);
  }

  /** Refuses whatever would change what was agreed on. */
  mustBeOpen(): void {
    mustBeOpen(this);
  }
}

/**
 * What waits for the approval of an erratum, by its column: what lists tell and sort by, and who may read and sign.
 * The classification does not: who may read is for the office to say at once.
 */
const waiting = {
  title: 'title',
  kind: 'kind',
  mode: 'mode',
  startsAt: 'starts_at',
  endsAt: 'ends_at',
  timeZone: 'time_zone',
  venue: 'venue',
  districtCode: 'district_code',
  onlineUrl: 'online_url',
  organizer: 'organizer',
  chairPositionId: 'chair_position_id',
  secretaryPositionId: 'secretary_position_id',
  noteTakerPositionId: 'note_taker_position_id',
  letter: 'letter',
} as const satisfies Partial<Record<keyof Meeting, string>>;

const waitingFields = Object.keys(waiting) as (keyof typeof waiting)[];

const erratumOf = (meeting: Meeting): Record<string, unknown> =>
  Object.fromEntries(waitingFields.map((field) => [waiting[field], meeting[field]]));

function factsOf(erratum: Record<string, unknown>): Record<string, unknown> {
  const facts = Object.fromEntries(waitingFields.map((field) => [field, erratum[waiting[field]]]));
  const { startsAt, endsAt } = facts;
  return { ...facts, startsAt: instantFrom(String(startsAt)), endsAt: instantFrom(String(endsAt)) };
}

/** The same for a meeting of which no more is known. */
export function mustBeOpen({ status, minutesState }: Pick<Meeting, 'status' | 'minutesState'>): void {
  if (minutesState === 'approved') throw new Conflict('minutes-approved');
  // An erratum reopens what a meeting that is closed had made final.
  if (isFinal(status) && minutesState !== 'erratum') throw new Conflict('meeting-final');
}
