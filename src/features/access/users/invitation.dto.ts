import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsEmail,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { PageQuery } from '../../../platform/http/page.dto.js';
import { IsLeavable, IsName, IsSearchText } from '../../../platform/http/rules.js';
import { GiveRoleRequest, GrantView } from './user.dto.js';

export class InviteRequest {
  /** @example Siti Aminah */
  @IsName(120)
  name!: string;

  /** Where the link goes. */
  @IsEmail()
  @MaxLength(254)
  email!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => GiveRoleRequest)
  roles!: GiveRoleRequest[];

  /** The language of the mail; Indonesian when left out. */
  @IsLeavable()
  @IsIn(['id', 'en'])
  locale?: 'id' | 'en';
}

export class InvitationFilter extends PageQuery {
  /** Part of the name or of the e-mail address. */
  @IsSearchText()
  q?: string;

  /** Invited to a role for this organisation. */
  @IsOptional()
  @IsUUID()
  organisationId?: string;
}

/** An invitation that nobody has accepted yet. */
export class InvitationView {
  id!: string;
  name!: string;
  email!: string;
  locale!: 'id' | 'en';
  roles!: GrantView[];
  /** @example Budi Santoso */
  invitedBy!: string;
  createdAt!: Date;
  expiresAt!: Date;
  /** What became of the mail with the link that is good now, and whether that link still is. */
  state!: 'sending' | 'sent' | 'not-sent' | 'expired';
}

export class InvitationPage {
  items!: InvitationView[];
  next!: string | null;
}

export class PreviewRequest {
  /** The secret part of the link. */
  @IsString()
  @MaxLength(100)
  token!: string;
}

/** Whom a link invites as what; nothing changes by looking. */
export class InvitationPreview {
  /** Null for the first administrator, who says so when accepting. */
  name!: string | null;
  email!: string | null;
  roles!: GrantView[];
  expiresAt!: Date;
}
