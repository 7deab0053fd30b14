import { ApiProperty, PartialType } from '@nestjs/swagger';
import { IsEmail, IsIn, IsOptional, IsString, IsUUID, MaxLength, ValidateIf } from 'class-validator';
import { type Role, roles } from '../../../kernel/rights.js';
import { PageQuery } from '../../../platform/http/page.dto.js';
import { IsClearable, IsLeavable, IsLocalDate, IsName, IsSearchText } from '../../../platform/http/rules.js';
import { OrganisationName } from '../access.dto.js';
import { type GrantKind, grantKinds } from './role-grant.js';

export const userStatuses = ['active', 'disabled'] as const;
export type UserStatus = (typeof userStatuses)[number];

/** A role to give, for what the table of rights says it is held for. */
export class GiveRoleRequest {
  @ApiProperty({ enum: roles })
  @IsIn(roles)
  role!: Role;

  @IsOptional()
  @IsUUID()
  organisationId?: string | null;

  @IsOptional()
  @IsUUID()
  positionId?: string | null;

  /** @example 32.16.09 */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  districtCode?: string | null;

  /** Whoever acts (plt, plh, pj, pjs) does so until a last day. */
  @IsLeavable()
  @IsIn(grantKinds)
  kind?: GrantKind;

  /** Today when left out. */
  @IsOptional()
  @IsLocalDate()
  startsOn?: string | null;

  /** The last day; left out while it lasts. */
  @IsClearable()
  @IsLocalDate()
  endsOn?: string | null;
}

export class EndRoleRequest {
  /** The last day; null while it lasts. */
  @ValidateIf((_object, value) => value !== null)
  @IsLocalDate()
  endsOn!: string | null;
}

export class UserMoveRequest {
  /** Why. */
  @IsClearable()
  @IsName(500)
  note?: string | null;
}

export class ResetSecondFactorRequest {
  /** How one made sure who asks. */
  @IsName(500)
  note!: string;
}

class UserDetails {
  /** @example Siti Aminah */
  @IsName(120)
  name!: string;

  /** @example siti.aminah@bekasikab.go.id */
  @IsEmail()
  @MaxLength(254)
  email!: string;

  /** The language of the page and of mails. */
  @IsIn(['id', 'en'])
  locale!: 'id' | 'en';
}

/** What an administrator corrects; left out means leave as it is. */
export class EditUserRequest extends PartialType(UserDetails, { skipNullProperties: false }) {}

export class UserFilter extends PageQuery {
  /** Part of the name or of the e-mail address. */
  @IsSearchText()
  q?: string;

  /** Held today. */
  @IsOptional()
  @ApiProperty({ enum: roles, required: false })
  @IsIn(roles)
  role?: Role;

  @IsOptional()
  @IsIn(userStatuses)
  status?: UserStatus;

  /** Holds a role for this organisation today. */
  @IsOptional()
  @IsUUID()
  organisationId?: string;
}

export class GrantPosition {
  id!: string;
  title!: string;
  organisation!: OrganisationName;
}

export class GrantDistrict {
  /** @example '32.16.09' */
  code!: string;
  name!: string;
}

/** A role, what it is held for, and from when to when. */
export class GrantView {
  @ApiProperty({ enum: roles })
  role!: Role;
  kind!: GrantKind;
  organisation!: OrganisationName | null;
  position!: GrantPosition | null;
  district!: GrantDistrict | null;
  startsOn!: string | null;
  /** The last day, or null while it lasts. */
  endsOn!: string | null;
}

export class UserGrantView extends GrantView {
  id!: string;
  /** Whether it is held today, will be, or was. */
  when!: 'now' | 'later' | 'before';
}

export class UserRow {
  id!: string;
  name!: string;
  email!: string;
  status!: UserStatus;
  /** Held today. */
  roles!: UserGrantView[];
  lastSignInAt!: Date | null;
}

export class UserPage {
  items!: UserRow[];
  next!: string | null;
}

/** Someone who signs in, as an administrator sees them. */
export class UserView extends UserRow {
  locale!: 'id' | 'en';
  createdAt!: Date;
  disabledAt!: Date | null;
  /** Devices on which this person is signed in. */
  sessions!: number;
  /** There is a second factor: an authenticator app or a passkey. */
  secondFactor!: boolean;
  version!: number;
  /**
   * What this reader may do with it now.
   * @example ["edit", "grant", "disable"]
   */
  can!: string[];
}
