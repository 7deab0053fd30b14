import { PartialType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { PageQuery } from '../../../platform/http/page.dto.js';
import { IsClearable, IsLeavable, IsName, IsRoundedTo, IsSearchText } from '../../../platform/http/rules.js';
import { DistrictRef, OrganisationRef } from '../directory.dto.js';

export class NewEstateRequest {
  /**
   * What tables call it: capitals, digits and hyphens.
   * @example MM2100
   */
  @IsString()
  @MaxLength(40)
  @Matches(/^[A-Z0-9][A-Z0-9-]*$/)
  code!: string;

  /** @example 'MM2100 Industrial Town' */
  @IsName(240)
  name!: string;

  /** Who operates it; its coordinators may enter for those who are in it. */
  @IsClearable()
  @IsUUID()
  operatorId?: string | null;

  /** @example ["32.16.07", "32.16.08"] */
  @IsLeavable()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(23)
  @IsString({ each: true })
  @MaxLength(20, { each: true })
  districtCodes?: string[];

  /** Its area in hectares, by the source and of the year beside it. */
  @IsClearable()
  @IsRoundedTo(2)
  @Min(0.01)
  @Max(1_000_000)
  areaHectares?: number | null;

  /** @example Himpunan sumber terbuka */
  @IsClearable()
  @IsName(200)
  areaSource?: string | null;

  /** @example 2020 */
  @IsClearable()
  @IsInt()
  @Min(1900)
  @Max(2200)
  areaYear?: number | null;
}

/** Left out means leave as it is, null means make empty. */
export class EditEstateRequest extends PartialType(NewEstateRequest, { skipNullProperties: false }) {}

export class EstateFilter extends PageQuery {
  /** The beginning of a word of the name, or of the code. */
  @IsSearchText()
  q?: string;
}

export class EstateView {
  id!: string;
  /** @example MM2100 */
  code!: string;
  /** @example 'MM2100 Industrial Town' */
  name!: string;
  operator!: OrganisationRef | null;
  districts!: DistrictRef[];
  /** @example 2267 */
  areaHectares!: number | null;
  /** @example Himpunan sumber terbuka */
  areaSource!: string | null;
  /** @example 2020 */
  areaYear!: number | null;
  /** How many organisations are in it. */
  organisations!: number;
  version!: number;
}

export class EstatePage {
  items!: EstateView[];
  next!: string | null;
}
