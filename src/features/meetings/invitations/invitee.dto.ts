import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsEmail,
  IsIn,
  IsOptional,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { PageQuery } from '../../../platform/http/page.dto.js';
import { IsLeavable, IsName, IsSearchText } from '../../../platform/http/rules.js';
import { OrganisationRef, PositionRef } from '../../directory/index.js';
import { type Answer, answers, type AttendanceStatus, attendanceStatuses } from '../attendance.js';
import { AnswerView } from './answer.dto.js';
import { type NoticeKind, noticeKinds, type NoticeState, noticeStates } from './meeting-notice.js';

/** A whole organisation: one seat for whoever it sends, or one for each position that somebody holds. */
export class InvitedOrganisationRequest {
  @IsUUID()
  id!: string;

  @IsIn(['one', 'positions'])
  seats!: 'one' | 'positions';
}

/** Someone whom the directory does not know. */
export class GuestRequest {
  /** @example Dr. Maria Sihombing */
  @IsName(200)
  name!: string;

  /** @example Universitas Contoh */
  @IsOptional()
  @IsName(200)
  organisation?: string | null;

  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  email?: string | null;
}

/** Whom to invite; who has a seat already is left as they are. */
export class InviteAllRequest {
  @IsLeavable()
  @IsArray()
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  positionIds?: string[];

  @IsLeavable()
  @IsArray()
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  personIds?: string[];

  @IsLeavable()
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => InvitedOrganisationRequest)
  organisations?: InvitedOrganisationRequest[];

  /** Everyone who is in these groups now. */
  @IsLeavable()
  @IsArray()
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  groupIds?: string[];

  @IsLeavable()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => GuestRequest)
  guests?: GuestRequest[];
}

/** What became of an invitation of many. */
export class InvitedView {
  /** How many got a seat. */
  added!: number;
  /** Who had one already. */
  already!: string[];
}

export class InviteeFilter extends PageQuery {
  /** Part of a position, a name or an organisation. */
  @IsSearchText()
  q?: string;

  /** What became of the last mail; `none` for those to whom none was written. */
  @IsOptional()
  @IsIn([...noticeStates, 'none'])
  notice?: NoticeState | 'none';

  /** What they answered for the time that holds now. */
  @IsOptional()
  @IsIn([...answers, 'none'])
  answer?: Answer | 'none';
}

/** The last mail to an invitee. */
export class NoticeView {
  id!: string;
  @ApiProperty({ enum: noticeKinds })
  kind!: NoticeKind;
  @ApiProperty({ enum: noticeStates })
  state!: NoticeState;
  /** Why it was not sent, as a word that the page knows. */
  reason!: string | null;
  /** What the mail server said. */
  error!: string | null;
  address!: string | null;
  sentAt!: Date | null;
}

/** Who is asked to a meeting, and whether they were told. */
export class InviteeView {
  id!: string;
  position!: PositionRef | null;
  /** Null for guests, and for people who hold no position. */
  organisation!: OrganisationRef | null;
  guestOrganisation!: string | null;
  /** Who is asked by name, else who holds the position. */
  name!: string | null;
  @ApiProperty({ enum: attendanceStatuses })
  status!: AttendanceStatus;
  /** Where a mail would go now; null when there is no address. */
  address!: string | null;
  /** There is an address, and its owner does not want mail. */
  silent!: boolean;
  notice!: NoticeView | null;
  answer!: AnswerView | null;
}

/** How many invitees answered what; an answer for a time that no longer holds counts as none. */
export class AnswerCounts {
  all!: number;
  none!: number;
  coming!: number;
  represented!: number;
  declined!: number;
}

/** Someone who would be asked once more. */
export class AskedView {
  id!: string;
  /** How people call them. */
  words!: string;
  address!: string | null;
}

/** Who would be asked once more now, and who would not, and why. */
export class RequestPreview {
  items!: AskedView[];
  /** Asked today already, or not yet invited. */
  waiting!: number;
  /** Cannot be written to. */
  unreachable!: number;
}

export class RequestedView {
  asked!: number;
}

export class InviteePage {
  items!: InviteeView[];
  next!: string | null;
}
