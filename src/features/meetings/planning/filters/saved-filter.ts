import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A question to the list of meetings that a person asks again and again, under a name of their own. */
@Entity('saved_filters')
export class SavedFilter {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  @Column('text')
  name!: string;

  @Column('jsonb')
  filter!: Record<string, unknown>;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
