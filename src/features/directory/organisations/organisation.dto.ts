import { OmitType, PartialType } from '@nestjs/swagger';
import { IsEmail, IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { PageQuery } from '../../../platform/http/page.dto.js';
import { IsClearable, IsName, IsSearchText } from '../../../platform/http/rules.js';
import { DistrictRef, OrganisationRef, VillageRef } from '../directory.dto.js';
import { IsNib } from './nib.js';
import { type OrganisationKind, organisationKinds, type Side, sides } from './organisation.js';
import { PositionView } from '../positions/position.dto.js';

export class NewOrganisationRequest {
  /** @example Dinas Kesehatan Kabupaten Bekasi */
  @IsName(200)
  name!: string;

  /** @example Dinkes */
  @IsClearable()
  @IsName(60)
  shortName?: string | null;

  @IsIn(organisationKinds)
  kind!: OrganisationKind;

  @IsIn(sides)
  side!: Side;

  /** @example 32.16.20 */
  @IsClearable()
  @IsString()
  @MaxLength(20)
  districtCode?: string | null;

  /**
   * A village of that district.
   * @example 32.16.20.2001
   */
  @IsClearable()
  @IsString()
  @MaxLength(20)
  villageCode?: string | null;

  /** NIB. */
  @IsClearable()
  @IsNib()
  nib?: string | null;

  /** The industrial estate in which it is; the coordinators of who operates that may enter for it. */
  @IsClearable()
  @IsUUID()
  estateId?: string | null;

  @IsClearable()
  @IsName(500)
  address?: string | null;

  /** The first of its contacts. */
  @IsClearable()
  @IsEmail()
  @MaxLength(254)
  email?: string | null;

  @IsClearable()
  @IsName(40)
  phone?: string | null;
}

/** What staff change of an organisation; how it is reached is changed contact by contact. Left out means leave as it is, null means make empty. */
export class EditOrganisationRequest extends PartialType(
  OmitType(NewOrganisationRequest, ['email', 'phone']),
  {
    skipNullProperties: false,
  },
) {}

export class OrganisationFilter extends PageQuery {
  /** The beginning of a word of the name or short name. */
  @IsSearchText()
  q?: string;

  @IsOptional()
  @IsIn(organisationKinds)
  kind?: OrganisationKind;

  @IsOptional()
  @IsIn(sides)
  side?: Side;

  /** The industrial estate in which they are, or `none`: companies outside all of them. */
  @IsOptional()
  @Matches(/^(none|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i)
  estateId?: string;
}

/** How many promises an organisation has to keep now. */
export class CommitmentCounts {
  /** Agreed and not yet submitted. */
  active!: number;
  /** Of these, due before today. */
  late!: number;
}

export class OrganisationRow extends OrganisationRef {
  shortName!: string | null;
  kind!: OrganisationKind;
  side!: Side;
  district!: DistrictRef | null;
  commitments!: CommitmentCounts;
}

export class OrganisationPage {
  items!: OrganisationRow[];
  next!: string | null;
}

/** An estate by its name. */
export class EstateRef {
  id!: string;
  /** @example MM2100 */
  code!: string;
  /** @example 'MM2100 Industrial Town' */
  name!: string;
}

/** An estate as those see it who are in it. */
export class OrganisationEstate extends EstateRef {
  operator!: OrganisationRef | null;
}

export class OrganisationView extends OrganisationRef {
  shortName!: string | null;
  kind!: OrganisationKind;
  side!: Side;
  district!: DistrictRef | null;
  village!: VillageRef | null;
  nib!: string | null;
  /** The industrial estate in which it is. */
  estate!: OrganisationEstate | null;
  /** The industrial estates that it operates, by name. */
  operates!: EstateRef[];
  address!: string | null;
  /** The first of its contacts. */
  email!: string | null;
  phone!: string | null;
  version!: number;
  /** Who holds each position today. */
  positions!: PositionView[];
  /**
   * What this reader may do with it now.
   * @example ["edit", "appoint"]
   */
  can!: string[];
}
