import {
  type Classification,
  classifications,
  type Reach,
  reaches,
  type Role,
  roles,
} from '../../kernel/rights.js';
import { ApiProperty } from '@nestjs/swagger';

/** A role of the office. */
export class RoleView {
  @ApiProperty({ enum: roles })
  role!: Role;
  /** What it is held for. */
  scope!: 'office' | 'organisation' | 'position' | 'district';
  /** The most closed information that it sees within its reach. */
  @ApiProperty({ enum: classifications })
  clearance!: Classification;
}

/** A role that has a right, and how far the right reaches for it. */
export class HolderView {
  @ApiProperty({ enum: roles })
  role!: Role;
  @ApiProperty({ enum: reaches })
  reach!: Reach;
}

/** One row of the table. */
export class RightView {
  /** @example commitments */
  thing!: string;
  /** @example verify */
  verb!: string;
  holders!: HolderView[];
}

/** Who may do what: the very table that the server decides by. */
export class RightsTable {
  roles!: RoleView[];
  rights!: RightView[];
}
