export class DistrictRef {
  /** @example 32.16.09 */
  code!: string;
  /** @example Cikarang Utara */
  name!: string;
}

/** A desa or kelurahan. */
export class VillageRef {
  /** @example 32.16.09.2001 */
  code!: string;
  /** @example Harjamekar */
  name!: string;
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
