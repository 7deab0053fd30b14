import { IsUUID } from 'class-validator';
import { OrganisationView } from '../organisations/organisation.dto.js';
import type { Likeness } from './likeness.js';

/** What hangs on an organisation, by the column that names it. */
export class MergeMove {
  /** @example commitments.owner_id */
  what!: string;
  count!: number;
}

export class DuplicatePair {
  one!: OrganisationView;
  other!: OrganisationView;
  /**
   * What they share.
   * @example ["name"]
   */
  alike!: Likeness[];
}

export class DuplicateList {
  /** At most 50; those that share most come first. */
  items!: DuplicatePair[];
  next!: string | null;
}

export class MergeRequest {
  /** The one that goes: all that hangs on it moves over. */
  @IsUUID()
  mergedId!: string;
}

export class DistinctRequest {
  @IsUUID()
  otherId!: string;
}

/** What would move when one organisation is merged into another. */
export class MergePreview {
  moves!: MergeMove[];
  /** Promises between the two: whoever owns one would verify it. They must be settled first. */
  betweenThem!: number;
}
