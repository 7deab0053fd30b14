import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An industrial estate (kawasan industri). Its operator's coordinators may enter for those who are in it. */
@Entity('estates')
export class Estate {
  @PrimaryColumn('uuid')
  id!: string;

  /** What tables call it, in capitals. */
  @Column('text')
  code!: string;

  /** Unique without regard to case. */
  @Column('text')
  name!: string;

  @Column('uuid', { name: 'operator_id', nullable: true })
  operatorId!: string | null;

  /** It may lie in several, and a district may have several. */
  @Column('text', { name: 'district_codes', array: true })
  districtCodes!: string[];

  /** Sources differ, so an area stands with whose it is and of which year. */
  @Column('numeric', { name: 'area_hectares', precision: 10, scale: 2, nullable: true })
  areaHectares!: number | null;

  @Column('text', { name: 'area_source', nullable: true })
  areaSource!: string | null;

  @Column('integer', { name: 'area_year', nullable: true })
  areaYear!: number | null;

  @Column('integer')
  version!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
