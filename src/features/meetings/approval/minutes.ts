import sql, { type Sql } from 'sql-template-tag';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../../../kernel/calendar.js';
import type { ApprovedParts } from '../approved-parts.js';
import { minutesLifecycle, type MinutesStatus, type MinutesVerb } from './minutes.lifecycle.js';

/** Where the minutes of a meeting stand. Made when they are first moved; until then they are a draft. */
@Entity('minutes')
export class Minutes {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'meeting_id' })
  meetingId!: string;

  @Column('text')
  status!: MinutesStatus;

  /** The last day of the round of correction. */
  @Column('date', { name: 'round_ends_on', nullable: true })
  roundEndsOn!: LocalDate | null;

  /** Such as `NOT-2025-0001`; given at the first approval. */
  @Column('text', { nullable: true })
  reference!: string | null;

  /** The version that was approved last; 0 before the first. */
  @Column('integer', { name: 'approved_version' })
  approvedVersion!: number;

  /** Why what was approved is being corrected. */
  @Column('text', { name: 'erratum_reason', nullable: true })
  erratumReason!: string | null;

  /** While that lasts, what its readers go on reading. */
  @Column('jsonb', { name: 'approved_parts', nullable: true })
  approvedParts!: ApprovedParts | null;

  /** Whose seats these parts have: they go on reading, and nobody else begins to. */
  @Column('jsonb', { name: 'approved_organisation_ids', nullable: true })
  approvedOrganisationIds!: string[] | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  /** A round whose last day is over has ended, though nobody moved anything. */
  settle(today: LocalDate): void {
    this.status = settled(this.status, this.roundEndsOn, today);
  }

  move(verb: MinutesVerb): { status: [MinutesStatus, MinutesStatus] } {
    const left = this.status;
    this.status = minutesLifecycle.next(left, verb);
    return { status: [left, this.status] };
  }
}

/** What the status is today: the day ends a round, and is never stored. */
export function settled(
  status: MinutesStatus,
  roundEndsOn: LocalDate | null,
  today: LocalDate,
): MinutesStatus {
  const isOver = status === 'correction' && roundEndsOn !== null && roundEndsOn < today;
  return isOver ? 'awaiting_approval' : status;
}

/** The same for minutes `i` of a statement: the round has begun and its last day is not over. */
export const roundRuns = (today: LocalDate): Sql =>
  sql`(i.status = 'correction' AND coalesce(i.round_ends_on >= ${today}, true))`;
