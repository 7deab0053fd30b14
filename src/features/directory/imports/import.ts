import { Column, Entity, PrimaryColumn } from 'typeorm';

export const importKinds = ['villages', 'organisations', 'people'] as const;
export type ImportKindName = (typeof importKinds)[number];
export type ImportStatus = 'preview' | 'done';

/** Which column of the sheet holds a field, counted from 0. */
export type Mapping = Record<string, number>;

/** A table that somebody uploaded; its rows stand in `import_rows`. */
@Entity('imports')
export class Import {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  kind!: ImportKindName;

  @Column('text', { name: 'file_name' })
  fileName!: string;

  @Column('jsonb')
  headings!: string[];

  @Column('jsonb')
  mapping!: Mapping;

  @Column('text')
  status!: ImportStatus;

  /** Null when it came from the command line. */
  @Column('uuid', { name: 'created_by_id', nullable: true })
  createdById!: string | null;

  @Column('text', { name: 'created_by_name' })
  createdByName!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'done_at', nullable: true })
  doneAt!: Date | null;

  @Column('integer')
  version!: number;
}
