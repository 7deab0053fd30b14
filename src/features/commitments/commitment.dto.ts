import { OmitType, PartialType } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { type Classification, classifications } from '../../kernel/rights.js';
import { PageQuery } from '../../platform/http/page.dto.js';
import { IsClearable, IsLeavable, IsLocalDate, IsName, IsRoundedTo } from '../../platform/http/rules.js';
import { type Topic, topics } from '../directory/index.js';
import {
  type CommitmentStatus,
  commitmentStatuses,
  type CommitmentVerb,
  commitmentVerbs,
} from './commitment.lifecycle.js';
import { type Light, lights } from './light.js';
import { type Direction, directions } from './progress.js';

const largest = 999_999_999_999;
const smallest = -999_999_999_999;

/** A promise as it is written down; it can be agreed once it has target, unit and due date. */
export class NewCommitmentRequest {
  /**
   * The promise as one sentence.
   * @example Pemasangan penerangan jalan umum pada jalur akses pekerja
   */
  @IsName(500)
  title!: string;

  /** @example infrastructure */
  @IsIn(topics)
  topic!: Topic;

  /** The one organisation that keeps the promise. */
  @IsUUID()
  ownerId!: string;

  /** The meeting in which it was made. */
  @IsClearable()
  @IsUUID()
  meetingId?: string | null;

  @IsClearable()
  @IsUUID()
  agendaItemId?: string | null;

  @IsClearable()
  @IsUUID()
  decisionId?: string | null;

  /** The organisation that checks what was done; never the owner itself. */
  @IsClearable()
  @IsUUID()
  verifierId?: string | null;

  /** @example Kecamatan Cikarang Utara */
  @IsClearable()
  @IsString()
  @MaxLength(500)
  supporting?: string | null;

  /** @example Titik PJU menyala */
  @IsClearable()
  @IsString()
  @MaxLength(500)
  indicator?: string | null;

  /** Whether the figure shall rise or fall, or the thing is done or not. */
  @IsLeavable()
  @IsIn(directions)
  direction?: Direction;

  /** Where it stood when it was promised. */
  @IsLeavable()
  @IsRoundedTo(3)
  @Min(smallest)
  @Max(largest)
  baseline?: number;

  /** @example 60 */
  @IsClearable()
  @IsRoundedTo(3)
  @Min(smallest)
  @Max(largest)
  target?: number | null;

  /** @example titik */
  @IsClearable()
  @IsString()
  @MaxLength(60)
  unit?: string | null;

  /** The last day; once agreed it moves only through an extension. */
  @IsClearable()
  @IsLocalDate()
  dueOn?: string | null;

  /** @example Berita acara pemeriksaan; peta titik */
  @IsClearable()
  @IsString()
  @MaxLength(1000)
  evidenceRequired?: string | null;

  /** @example Kec. Cikarang Utara */
  @IsClearable()
  @IsString()
  @MaxLength(500)
  place?: string | null;

  /** @example 32.16.09 */
  @IsClearable()
  @IsString()
  @MaxLength(20)
  districtCode?: string | null;

  /** Whole rupiah. */
  @IsClearable()
  @IsInt()
  @Min(0)
  @Max(999_999_999_999_999)
  plannedValue?: number | null;

  @IsLeavable()
  @IsIn(classifications)
  classification?: Classification;

  /** What leaders are asked to decide. */
  @IsClearable()
  @IsString()
  @MaxLength(1000)
  question?: string | null;
}

const settledAtFirst = ['ownerId', 'meetingId', 'agendaItemId', 'decisionId'] as const;

/** What staff may change of a commitment; left out means leave as it is, null means make empty. */
export class EditCommitmentRequest extends PartialType(OmitType(NewCommitmentRequest, settledAtFirst), {
  skipNullProperties: false,
}) {}

export class MoveCommitmentRequest {
  @IsIn(commitmentVerbs)
  verb!: CommitmentVerb;

  /** Why; needed to return, block, hold, cancel and reopen. */
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string | null;
}

export class ReportProgressRequest {
  /** The figure reached so far, in the unit of the target. */
  @IsRoundedTo(3)
  @Min(smallest)
  @Max(largest)
  value!: number;

  /** The day the figure stands for; today when left out, never in the future. */
  @IsOptional()
  @IsLocalDate()
  reportedOn?: string;

  /** @example 41 titik menyala, 19 menunggu penyambungan daya */
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  note?: string | null;

  /** What stands in the way; null says that it is gone. */
  @IsClearable()
  @IsString()
  @MaxLength(1000)
  obstacle?: string | null;
}

export class RequestExtensionRequest {
  /** The new last day. */
  @IsLocalDate()
  dueOn!: string;

  @IsName(2000)
  reason!: string;
}

export class AnswerExtensionRequest {
  @IsIn([true, false])
  granted!: boolean;

  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string | null;
}

export const commitmentSorts = ['due', '-due', 'reference'] as const;

export class CommitmentFilter extends PageQuery {
  /** Beginnings of words of the sentence or the reference. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;

  @IsOptional()
  @IsIn(topics)
  topic?: Topic;

  @IsOptional()
  @IsIn(commitmentStatuses)
  status?: CommitmentStatus;

  @IsOptional()
  @IsIn([...lights, 'open'])
  light?: Light | 'open';

  @IsOptional()
  @IsUUID()
  ownerId?: string;

  @IsOptional()
  @IsUUID()
  meetingId?: string;

  @IsOptional()
  @IsLocalDate()
  dueFrom?: string;

  @IsOptional()
  @IsLocalDate()
  dueTo?: string;

  /** Fulfilled on this day or later. */
  @IsOptional()
  @IsLocalDate()
  fulfilledFrom?: string;

  /** Only those with a question for leaders. */
  @IsOptional()
  @IsIn(['true'])
  needsDirection?: 'true';

  /** Only those whose owner asks for more time. */
  @IsOptional()
  @IsIn(['requested'])
  extension?: 'requested';

  /** Only those in which the reader's own organisation has this part. */
  @IsOptional()
  @IsIn(['owner', 'verifier'])
  ownPart?: 'owner' | 'verifier';

  @IsOptional()
  @IsIn(commitmentSorts)
  sort?: (typeof commitmentSorts)[number];
}
