import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A post in an organisation. Letters go to the post; who holds it changes (see appointments). */
@Entity('positions')
export class Position {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId!: string;

  /** Unique within the organisation, without regard to case. */
  @Column('text')
  title!: string;

  /** True for the post that leads the organisation. */
  @Column('boolean', { name: 'is_head' })
  isHead!: boolean;

  /** Where all that it had went, when it turned out to be a second entry of that position. */
  @Column('uuid', { name: 'merged_into_id', nullable: true })
  mergedIntoId!: string | null;

  /** Grows with every correction; the default serves an instance of the version before. */
  @Column('integer', { default: 1 })
  version!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
