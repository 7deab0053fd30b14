import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsName } from '../../../platform/http/rules.js';
import { OrganisationRef, PositionRef } from '../../directory/index.js';
import { type Answer, answers, type AnswerWay, answerWays } from '../attendance.js';
import type { Mode } from '../meeting-kind.js';
import { meetingStatuses, type MeetingStatus } from '../meeting.lifecycle.js';

/** Whether an invitee comes. */
export class AnswerRequest {
  @IsIn(answers)
  answer!: Answer;

  /**
   * Who comes instead; needed for `represented`.
   * @example Rudi Hartono
   */
  @IsOptional()
  @IsName(200)
  name?: string | null;

  /** @example Kepala Bidang Lalu Lintas */
  @IsOptional()
  @IsName(200)
  position?: string | null;

  /** The number of the letter of assignment (surat tugas). */
  @IsOptional()
  @IsName(100)
  letter?: string | null;

  /** Needed for `declined`. */
  @IsOptional()
  @IsName(1000)
  reason?: string | null;
}

export class LinkAnswerRequest extends AnswerRequest {
  /** The secret part of the link. */
  @IsString()
  @MaxLength(100)
  token!: string;

  /** Who fills it in, where it is not the invitee. */
  @IsOptional()
  @IsName(200)
  by?: string | null;
}

export class LetterPreviewRequest {
  /** The secret part of the link. */
  @IsString()
  @MaxLength(100)
  token!: string;
}

export class AnswerView {
  @ApiProperty({ enum: answers })
  answer!: Answer;
  /** Who comes instead. */
  name!: string | null;
  position!: string | null;
  letter!: string | null;
  reason!: string | null;
  /** How it came; `link` is as told through the link, which may have been passed on. */
  @ApiProperty({ enum: answerWays })
  via!: AnswerWay;
  /** Who said or noted it. */
  by!: string | null;
  at!: Date | null;
  /** It was given for a time that the meeting no longer has. */
  outdated!: boolean;
}

/** What a letter of invitation says, for whoever holds the link in it. */
export class InvitationLetterView {
  title!: string;
  @ApiProperty({ enum: meetingStatuses })
  status!: MeetingStatus;
  mode!: Mode;
  startsAt!: Date;
  endsAt!: Date;
  timeZone!: string;
  venue!: string | null;
  district!: string | null;
  onlineUrl!: string | null;
  chair!: string | null;
  /** What everyone may know of the agenda. */
  agenda!: string[];
  /** Who is asked: a position, a person or an organisation. */
  seat!: string;
  organisation!: string | null;
  answer!: AnswerView | null;
  /** Whether an answer can be given or changed now: until the meeting begins. */
  open!: boolean;
}

/** A seat that the reader may answer for. */
export class OwnSeatView {
  id!: string;
  position!: PositionRef | null;
  organisation!: OrganisationRef | null;
  name!: string | null;
  answer!: AnswerView | null;
  open!: boolean;
}

export class OwnSeatList {
  items!: OwnSeatView[];
}
