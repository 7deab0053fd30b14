import { ApiProperty } from '@nestjs/swagger';
import { MergeMove } from './duplicate.dto.js';

export const positionRefusals = ['merge-other-organisation', 'merge-two-holders'] as const;
export type PositionRefusal = (typeof positionRefusals)[number];

/** What would move when one position is merged into another. */
export class PositionMergePreview {
  moves!: MergeMove[];
  /** Why they cannot become one as they are; null when they can. */
  @ApiProperty({ enum: positionRefusals, nullable: true })
  refusal!: PositionRefusal | null;
}
