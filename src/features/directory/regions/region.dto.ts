import { IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '../../../platform/http/page.dto.js';
import { IsSearchText } from '../../../platform/http/rules.js';
import { DistrictRef, VillageRef } from '../directory.dto.js';

export class DistrictList {
  items!: DistrictRef[];
  next!: string | null;
}

export class VillageFilter extends PageQuery {
  /** The beginning of a word of the name. */
  @IsSearchText()
  q?: string;

  /** @example 32.16.09 */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  districtCode?: string;
}

export type VillageKind = 'kelurahan' | 'desa';

export class VillageRow extends VillageRef {
  kind!: VillageKind;
  district!: DistrictRef;
}

export class VillagePage {
  items!: VillageRow[];
  next!: string | null;
}
