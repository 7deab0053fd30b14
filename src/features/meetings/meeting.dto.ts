import { PartialType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUrl, IsUUID, MaxLength } from 'class-validator';
import { type Classification, classifications } from '../../kernel/rights.js';
import { PageQuery } from '../../platform/http/page.dto.js';
import {
  IsClearable,
  IsLeavable,
  IsLocalDate,
  IsLocalTime,
  IsName,
  IsPart,
  IsSearchText,
  IsTimeZone,
} from '../../platform/http/rules.js';
import { type Topic, topics } from '../directory/index.js';
import { type Attended, attendedWays } from './attended.js';
import { type MeetingKind, meetingKinds, type Mode, modes } from './meeting-kind.js';
import { type MeetingStatus, meetingStatuses, type MeetingVerb, meetingVerbs } from './meeting.lifecycle.js';

/** The letter of invitation. */
export class LetterRequest {
  /** @example 000.1.5/1234/Bappeda */
  @IsClearable()
  @IsName(100)
  number?: string | null;

  @IsClearable()
  @IsLocalDate()
  date?: string | null;

  /** @example Penting */
  @IsClearable()
  @IsName(60)
  nature?: string | null;

  /** @example Undangan Rapat Koordinasi */
  @IsClearable()
  @IsName(300)
  subject?: string | null;
}

export class NewMeetingRequest {
  /** @example Rapat Koordinasi Pemerintah Kabupaten dan Kawasan Industri */
  @IsName(300)
  title!: string;

  @IsIn(meetingKinds)
  kind!: MeetingKind;

  @IsIn(modes)
  mode!: Mode;

  @IsLocalDate()
  date!: string;

  @IsLocalTime()
  startTime!: string;

  /** On the same day. */
  @IsLocalTime()
  endTime!: string;

  /** Where its clock hangs; the office's own zone when left out. */
  @IsLeavable()
  @IsTimeZone()
  timeZone?: string;

  /** @example Aula KH. Noer Ali, Cikarang Pusat */
  @IsClearable()
  @IsName(300)
  venue?: string | null;

  /** @example 32.16.20 */
  @IsClearable()
  @IsString()
  @MaxLength(20)
  districtCode?: string | null;

  /** @example https://meet.example.go.id/rakor */
  @IsClearable()
  @IsUrl({ protocols: ['https'], require_protocol: true, disallow_auth: true })
  @MaxLength(2000)
  onlineUrl?: string | null;

  /** @example Bappeda Kabupaten Bekasi */
  @IsClearable()
  @IsName(200)
  organizer?: string | null;

  @IsClearable()
  @IsUUID()
  chairPositionId?: string | null;

  @IsClearable()
  @IsUUID()
  secretaryPositionId?: string | null;

  @IsClearable()
  @IsUUID()
  noteTakerPositionId?: string | null;

  @IsLeavable()
  @IsIn(classifications)
  classification?: Classification;

  @IsClearable()
  @IsPart(() => LetterRequest)
  letter?: LetterRequest | null;
}

/** What staff change of a meeting: left out means leave as it is, null means make empty. */
export class EditMeetingRequest extends PartialType(NewMeetingRequest, { skipNullProperties: false }) {}

export class MoveMeetingRequest {
  @IsIn(meetingVerbs)
  verb!: MeetingVerb;

  /** Why. */
  @IsOptional()
  @IsName(2000)
  note?: string | null;

  /** Why it is closed although something is open: see `/meetings/{id}/open-ends`. Kept with the meeting. */
  @IsOptional()
  @IsName(2000)
  nevertheless?: string | null;
}

export class MeetingFilter extends PageQuery {
  /** Part of the title or the reference. */
  @IsSearchText()
  q?: string;

  @IsOptional()
  @IsIn(meetingStatuses)
  status?: MeetingStatus;

  @IsOptional()
  @IsIn(meetingKinds)
  kind?: MeetingKind;

  /** On the agenda. */
  @IsOptional()
  @IsIn(topics)
  topic?: Topic;

  /** On this day or later. */
  @IsOptional()
  @IsLocalDate()
  from?: string;

  /** On this day or before. */
  @IsOptional()
  @IsLocalDate()
  to?: string;

  /** On the attendance list. */
  @IsOptional()
  @IsUUID()
  organisationId?: string;

  /** How that organisation took part; without one it narrows nothing. */
  @IsOptional()
  @IsIn(attendedWays)
  attended?: Attended;
}
