import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type LocalDate } from '../../kernel/calendar.js';
import { Conflict, Invalid } from '../../kernel/errors.js';
import type { Classification } from '../../kernel/rights.js';
import {
  commitmentLifecycle,
  type CommitmentStatus,
  type CommitmentVerb,
  openStatuses,
} from './commitment.lifecycle.js';
import { type Direction, percentOf } from './progress.js';

/** A measurable promise: who will reach which target by when, and how far they are. */
@Entity('commitments')
export class Commitment {
  @PrimaryColumn('uuid')
  id!: string;

  /** What people call it, e.g. `RKR-2025-001/07`. */
  @Column('text')
  reference!: string;

  @Column('text')
  title!: string;

  @Column('text')
  topic!: string;

  @Column('text')
  status!: CommitmentStatus;

  @Column('uuid', { name: 'meeting_id', nullable: true })
  meetingId!: string | null;

  @Column('uuid', { name: 'agenda_item_id', nullable: true })
  agendaItemId!: string | null;

  @Column('uuid', { name: 'decision_id', nullable: true })
  decisionId!: string | null;

  /** The one organisation that keeps the promise. */
  @Column('uuid', { name: 'owner_id' })
  ownerId!: string;

  @Column('uuid', { name: 'verifier_id', nullable: true })
  verifierId!: string | null;

  @Column('text', { nullable: true })
  supporting!: string | null;

  @Column('text', { nullable: true })
  indicator!: string | null;

  @Column('text')
  direction!: Direction;

  @Column('numeric', { precision: 18, scale: 3 })
  baseline!: number;

  @Column('numeric', { precision: 18, scale: 3, nullable: true })
  target!: number | null;

  @Column('text', { nullable: true })
  unit!: string | null;

  @Column('date', { name: 'due_on', nullable: true })
  dueOn!: LocalDate | null;

  /** The date first agreed; extensions never touch it. */
  @Column('date', { name: 'first_due_on', nullable: true })
  firstDueOn!: LocalDate | null;

  @Column('text', { name: 'evidence_required', nullable: true })
  evidenceRequired!: string | null;

  @Column('text', { nullable: true })
  place!: string | null;

  @Column('text', { name: 'district_code', nullable: true })
  districtCode!: string | null;

  /** Whole rupiah. */
  @Column('numeric', { name: 'planned_value', precision: 18, scale: 0, nullable: true })
  plannedValue!: number | null;

  @Column('text')
  classification!: Classification;

  /** What leaders are asked to decide (perlu arahan pimpinan). */
  @Column('text', { nullable: true })
  question!: string | null;

  @Column('text', { nullable: true })
  obstacle!: string | null;

  @Column('numeric', { name: 'progress_value', precision: 18, scale: 3, nullable: true })
  progressValue!: number | null;

  @Column('smallint', { name: 'progress_percent' })
  progressPercent!: number;

  @Column('date', { name: 'progress_on', nullable: true })
  progressOn!: LocalDate | null;

  @Column('timestamptz', { name: 'agreed_at', nullable: true })
  agreedAt!: Date | null;

  @Column('timestamptz', { name: 'submitted_at', nullable: true })
  submittedAt!: Date | null;

  @Column('date', { name: 'fulfilled_on', nullable: true })
  fulfilledOn!: LocalDate | null;

  @Column('integer')
  version!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  get isOpen(): boolean {
    return openStatuses.includes(this.status);
  }

  /** Target, unit and due date are there: it can be agreed and later be measured. */
  get isMeasurable(): boolean {
    return this.target !== null && this.unit !== null && this.dueOn !== null;
  }

  /** Moves through the lifecycle; answers the states left and entered. */
  move(
    verb: CommitmentVerb,
    at: { now: Date; today: LocalDate; note: string | null },
  ): { status: [string, string] } {
    const left = this.status;
    const entered = commitmentLifecycle.next(left, verb);
    if (entered !== 'cancelled') this.beginIfMeasurable(at.now);
    this.status = entered;
    if (entered === 'submitted') this.submittedAt = at.now;
    this.fulfilledOn = entered === 'fulfilled' ? at.today : null;
    if (verb === 'block') this.obstacle = at.note;
    if (verb === 'unblock' || verb === 'verify') this.obstacle = null;
    this.version += 1;
    return { status: [left, entered] };
  }

  /** Takes over the value reported for a day, unless a later day has been reported already. */
  report(value: number, reportedOn: LocalDate, obstacle: string | null | undefined): void {
    if (!this.isOpen) throw new Conflict('move-not-possible');
    if (this.status === 'agreed') this.status = 'in_progress';
    if (obstacle !== undefined) this.obstacle = obstacle;
    if (this.progressOn === null || this.progressOn <= reportedOn) {
      this.progressValue = value;
      this.progressPercent = this.percentOf(value);
      this.progressOn = reportedOn;
    }
    this.version += 1;
  }

  mayBeExtended(): void {
    if (!this.isOpen) throw new Conflict('move-not-possible');
  }

  /** Gets more time; the date first promised stays what it was. */
  extendTo(dueOn: LocalDate): void {
    this.mayBeExtended();
    this.dueOn = dueOn;
    this.version += 1;
  }

  /** Refuses what cannot be measured, and measures again after a change of target. */
  settle(): void {
    if (this.target !== null && this.target === this.baseline)
      throw Invalid.field('/target', 'equals-baseline');
    if (this.verifierId === this.ownerId) throw Invalid.field('/verifierId', 'owner-verifies');
    if (this.status !== 'proposed' && !this.isMeasurable) throw new Conflict('not-measurable');
    if (this.progressValue !== null) this.progressPercent = this.percentOf(this.progressValue);
  }

  percentOf(value: number): number {
    return percentOf(value, this.baseline, this.target);
  }

  /** The day of the first agreement, and the date promised then, are kept for good. */
  private beginIfMeasurable(now: Date): void {
    if (!this.isMeasurable) throw new Conflict('not-measurable');
    this.agreedAt ??= now;
    this.firstDueOn ??= this.dueOn;
  }
}
