import { IsOptional, IsUUID } from 'class-validator';
import { PageQuery } from '../../platform/http/page.dto.js';
import { IsSearchText } from '../../platform/http/rules.js';

export class DistrictRef {
  /** @example 32.16.09 */
  code!: string;
  /** @example Cikarang Utara */
  name!: string;
}

export class DistrictList {
  items!: DistrictRef[];
  next!: string | null;
}

export class OrganisationRef {
  id!: string;
  /** @example Dinas Kesehatan Kabupaten Bekasi */
  name!: string;
}

export class PositionRef {
  id!: string;
  /** @example Kepala Dinas Kesehatan */
  title!: string;
}

export class PersonPosition extends PositionRef {
  organisation!: OrganisationRef;
}

export class PersonRow {
  id!: string;
  /**
   * With honorifics.
   * @example Dr. Siti Aminah, M.Kes.
   */
  name!: string;
  email!: string | null;
  phone!: string | null;
  /** What this person holds today. */
  positions!: PersonPosition[];
}

export class PersonPage {
  items!: PersonRow[];
  next!: string | null;
}

export class PersonFilter extends PageQuery {
  /** The beginning of a word of the name. */
  @IsSearchText()
  q?: string;
}

export class PositionFilter extends PageQuery {
  /** The beginning of a word of the title, or of the organisation's name. */
  @IsSearchText()
  q?: string;

  @IsOptional()
  @IsUUID()
  organisationId?: string;
}

/** A day on which offices do not work. */
export class HolidayView {
  /** @example 2026-08-17 */
  date!: string;
  /** @example Proklamasi Kemerdekaan */
  name!: string;
  /** Collective leave binds civil servants; for companies it is optional. */
  kind!: 'national' | 'collective_leave';
}

export class HolidayList {
  items!: HolidayView[];
  next!: string | null;
}
