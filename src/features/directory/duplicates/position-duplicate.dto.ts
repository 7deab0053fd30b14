import { ApiProperty } from '@nestjs/swagger';
import { PositionView } from '../positions/position.dto.js';
import { MergeMove } from './duplicate.dto.js';
import { type PositionLikeness, positionLikenesses } from './position-likeness.js';

/** Two positions of one organisation that may be one. */
export class PositionPair {
  one!: PositionView;
  other!: PositionView;
  /**
   * What they share.
   * @example ["title"]
   */
  @ApiProperty({ enum: positionLikenesses, isArray: true })
  alike!: PositionLikeness[];
}

export class PositionPairList {
  /** At most 50; those with one title come before those that differ in a letter. */
  items!: PositionPair[];
  next!: string | null;
}

export const positionRefusals = ['merge-other-organisation', 'merge-two-holders'] as const;
export type PositionRefusal = (typeof positionRefusals)[number];

/** What would move when one position is merged into another. */
export class PositionMergePreview {
  moves!: MergeMove[];
  /** Why they cannot become one as they are; null when they can. */
  @ApiProperty({ enum: positionRefusals, nullable: true })
  refusal!: PositionRefusal | null;
}
