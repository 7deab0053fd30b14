import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '../../../platform/http/page.dto.js';
import { IsClearable, IsLeavable, IsName } from '../../../platform/http/rules.js';
import {
  type CorrectionField,
  correctionFields,
  type CorrectionStatus,
  correctionStatuses,
} from './correction.js';

export class NewCorrectionRequest {
  @IsIn(correctionFields)
  @ApiProperty({ enum: correctionFields })
  field!: CorrectionField;

  /**
   * What is held, and is wrong.
   * @example Nomor telepon saya masih yang lama
   */
  @IsName(2000)
  wrong!: string;

  /**
   * What would be right.
   * @example 0812-0000-0000
   */
  @IsName(2000)
  wanted!: string;
}

export class AnswerCorrectionRequest {
  @IsIn(['done', 'refused'])
  @ApiProperty({ enum: ['done', 'refused'] })
  status!: 'done' | 'refused';

  /** Told to who asked; needed to refuse. */
  @IsClearable()
  @IsString()
  @MaxLength(2000)
  reason?: string | null;
}

export class CorrectionFilter extends PageQuery {
  /** `open` (left out), the oldest first; or `answered`, the newest first. */
  @IsLeavable()
  @IsIn(['open', 'answered'])
  state?: 'open' | 'answered';
}

/** What one asked to be corrected. */
export class OwnCorrection {
  id!: string;
  @ApiProperty({ enum: correctionFields })
  field!: CorrectionField;
  wrong!: string;
  wanted!: string;
  @ApiProperty({ enum: correctionStatuses })
  status!: CorrectionStatus;
  /** Why it was refused, or a remark on what was done. */
  reason!: string | null;
  createdAt!: Date;
  /** The law gives 3 x 24 hours. */
  dueAt!: Date;
  answeredAt!: Date | null;
}

export class OwnCorrectionPage {
  items!: OwnCorrection[];
  next!: string | null;
}

export class CorrectionAsker {
  id!: string;
  /** @example Siti Aminah */
  name!: string;
  email!: string;
}

/** A request in the queue of those who answer it. */
export class CorrectionView extends OwnCorrection {
  asker!: CorrectionAsker;
  /** Open beyond what the law gives. */
  late!: boolean;
  answeredBy!: string | null;
  version!: number;
  /** `answer`, as long as it is open and the reader may. */
  can!: string[];
}

export class CorrectionPage {
  items!: CorrectionView[];
  next!: string | null;
}
