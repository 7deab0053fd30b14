import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FilterWords } from './saved-filter.dto.js';

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
  filter!: FilterWords;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
