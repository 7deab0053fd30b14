import { ApiProperty } from '@nestjs/swagger';
import { ArrayNotEmpty, ArrayUnique, IsArray, IsIn } from 'class-validator';
import type { LocalDate } from '../../../kernel/calendar.js';
import { PageQuery } from '../../../platform/http/page.dto.js';
import { IsLeavable, IsLocalDate, IsName } from '../../../platform/http/rules.js';
import { type TokenAccess, tokenAccesses, type TokenSection, tokenSections } from './api-token.scope.js';

export class NewTokenRequest {
  /**
   * For what it is, so that its owner knows it again.
   * @example Laporan bulanan
   */
  @IsName(80)
  name!: string;

  /** `write` includes reading. */
  @IsIn(tokenAccesses)
  @ApiProperty({ enum: tokenAccesses })
  access!: TokenAccess;

  /** What it opens; left out: all of these. */
  @IsLeavable()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(tokenSections, { each: true })
  @ApiProperty({ enum: tokenSections, isArray: true, required: false })
  sections?: TokenSection[];

  /** Its last day, at most 366 days from today. */
  @IsLocalDate()
  expiresOn!: LocalDate;
}

export class TokenFilter extends PageQuery {
  /** `me` (left out) or `everyone`, which only administrators may ask. */
  @IsLeavable()
  @IsIn(['me', 'everyone'])
  of?: 'me' | 'everyone';
}

/** A token that has not been revoked; after its last day it opens nothing. */
export class TokenView {
  id!: string;
  name!: string;
  /**
   * How it begins.
   * @example sng_Qw3x
   */
  hint!: string;
  /**
   * Who made it, and for whom it acts.
   * @example Siti Aminah
   */
  owner!: string;
  @ApiProperty({ enum: tokenAccesses })
  access!: TokenAccess;
  @ApiProperty({ enum: tokenSections, isArray: true })
  sections!: TokenSection[];
  createdAt!: Date;
  expiresOn!: LocalDate;
  /** True after its last day. */
  expired!: boolean;
  /** Noted once a minute at most. */
  lastUsedAt!: Date | null;
  lastAddress!: string | null;
}

export class TokenPage {
  items!: TokenView[];
  next!: string | null;
}

export class NewToken extends TokenView {
  /**
   * The token itself, told this once; null when the same request is repeated.
   * @example sng_Qw3xT0JVb1pWZ2h3bE1uX2pLd0RmYlZ0c0R4R1dTb1E
   */
  secret!: string | null;
}
