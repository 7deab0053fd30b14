import { ApiProperty } from '@nestjs/swagger';
import { PersonPosition, PersonView } from '../people/person.dto.js';
import { MergeMove } from './duplicate.dto.js';
import { type PersonLikeness, personLikenesses } from './person-likeness.js';

/** A person as they stand beside another one. */
export class PersonSide extends PersonView {
  /** What this person holds today. */
  positions!: PersonPosition[];
  /** Whether an account is linked to them. */
  hasAccount!: boolean;
}

export class PersonPair {
  one!: PersonSide;
  other!: PersonSide;
  /**
   * What they share.
   * @example ["name"]
   */
  @ApiProperty({ enum: personLikenesses, isArray: true })
  alike!: PersonLikeness[];
}

export class PersonPairList {
  /** At most 50; those that share most come first. */
  items!: PersonPair[];
  next!: string | null;
}

export const mergeRefusals = ['merge-two-accounts', 'merge-two-numbers'] as const;

/** What would move when one person is merged into another. */
export class PersonMergePreview {
  moves!: MergeMove[];
  /** Why they cannot become one as they are; null when they can. */
  @ApiProperty({ enum: mergeRefusals, nullable: true })
  refusal!: (typeof mergeRefusals)[number] | null;
}
