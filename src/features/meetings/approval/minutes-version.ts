import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Minutes as they were approved. Such a row is never changed; a correction is the next one. */
@Entity('minutes_versions')
export class MinutesVersion {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'meeting_id' })
  meetingId!: string;

  @Column('integer')
  number!: number;

  @Column('text')
  reference!: string;

  /** Canonical JSON, byte for byte what was hashed. */
  @Column('text')
  content!: string;

  /** Of `content` in UTF-8, as hex digits. */
  @Column('text')
  sha256!: string;

  /** Why the version before was corrected. */
  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('uuid', { name: 'approved_by_id', nullable: true })
  approvedById!: string | null;

  @Column('text', { name: 'approved_by_name' })
  approvedByName!: string;

  /** Staff noted that the chair approved. */
  @Column('boolean', { name: 'noted_for_chair' })
  notedForChair!: boolean;

  @Column('timestamptz', { name: 'approved_at' })
  approvedAt!: Date;
}
