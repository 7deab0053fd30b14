import { IsBoolean, IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { IsLeavable, IsName } from '../../../../platform/http/rules.js';
import { OrganisationRef, type Topic, topics } from '../../../directory/index.js';
import type { ProposalStatus } from './topic-proposal.js';

export class NewProposalRequest {
  @IsIn(topics)
  topic!: Topic;

  /** @example Penerangan jalan pada akses kawasan */
  @IsName(300)
  title!: string;

  /** Why it should be talked about. */
  @IsName(2000)
  reason!: string;

  /** Needed only by who speaks for several organisations that take part. */
  @IsOptional()
  @IsUUID()
  organisationId?: string | null;
}

export class AnswerProposalRequest {
  @IsBoolean()
  accepted!: boolean;

  /** Why; needed to refuse. */
  @IsOptional()
  @IsName(2000)
  note?: string | null;

  /** How long it may take; 15 when left out. */
  @IsLeavable()
  @IsInt()
  @Min(0)
  @Max(1440)
  minutes?: number;
}

export class ProposalView {
  id!: string;
  organisation!: OrganisationRef;
  topic!: Topic;
  title!: string;
  reason!: string;
  status!: ProposalStatus;
  proposedBy!: string;
  proposedAt!: Date;
  answeredBy!: string | null;
  answeredAt!: Date | null;
  answerNote!: string | null;
  /**
   * What this reader may do with it now.
   * @example ["withdraw"]
   */
  can!: string[];
}

export class ProposalList {
  /** Oldest first. */
  items!: ProposalView[];
  next!: string | null;
  /** Whether this reader may propose something now. */
  mayPropose!: boolean;
}
