import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Someone who holds or held a position; they need not be a user of Sinergi. */
@Entity('people')
export class Person {
  @PrimaryColumn('uuid')
  id!: string;

  /** Without honorifics. */
  @Column('text')
  name!: string;

  @Column('text', { name: 'honorific_prefix', nullable: true })
  honorificPrefix!: string | null;

  @Column('text', { name: 'honorific_suffix', nullable: true })
  honorificSuffix!: string | null;

  /** NIP of a civil servant. */
  @Column('text', { name: 'employee_number', nullable: true })
  employeeNumber!: string | null;

  /** Pangkat and golongan of a civil servant. */
  @Column('text', { nullable: true })
  rank!: string | null;

  @Column('uuid', { name: 'user_id', nullable: true })
  userId!: string | null;

  /** Where all that they had went, when it turned out to be a second entry of that person. */
  @Column('uuid', { name: 'merged_into_id', nullable: true })
  mergedIntoId!: string | null;

  /** Grows with every correction; the default serves an instance of the version before. */
  @Column('integer', { default: 1 })
  version!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
