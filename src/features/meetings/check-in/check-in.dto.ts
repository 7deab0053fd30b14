import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { IsLeavable, IsName, IsPart, IsSearchText } from '../../../platform/http/rules.js';
import { type AttendanceStatus, attendanceStatuses } from '../attendance.js';
import type { Mode } from '../meeting-kind.js';

/** What hangs on the wall now. */
export class CheckInCodeView {
  /** What the QR code says: an address with the code behind its #. */
  address!: string;
  /** Until it changes. */
  seconds!: number;
  /** How many have come. */
  present!: number;
}

export class OpenCheckInRequest {
  @IsUUID()
  meetingId!: string;

  /** From the QR code. */
  @IsString()
  @MaxLength(20)
  code!: string;
}

export class PassRequest {
  /** What scanning gave. */
  @IsString()
  @MaxLength(400)
  pass!: string;
}

export class SeatSearchRequest extends PassRequest {
  /** Part of a position, a name or an organisation. */
  @IsSearchText()
  q?: string;
}

/** Who comes for the invitee. */
export class DeputyRequest {
  @IsName(200)
  name!: string;

  @IsOptional()
  @IsName(200)
  position?: string | null;

  /** The number of the letter of assignment. */
  @IsOptional()
  @IsName(100)
  letter?: string | null;
}

/** Someone who was not invited. */
export class WalkInRequest {
  @IsName(200)
  name!: string;

  /** Position and organisation, in their own words. */
  @IsOptional()
  @IsName(200)
  organisation?: string | null;
}

export class CheckInRequest extends PassRequest {
  /** The own seat; without one, `walkIn` says who comes. */
  @IsOptional()
  @IsUUID()
  seatId?: string | null;

  @IsOptional()
  @IsPart(() => WalkInRequest)
  walkIn?: WalkInRequest | null;

  @IsOptional()
  @IsPart(() => DeputyRequest)
  deputy?: DeputyRequest | null;

  /** Takes part from elsewhere. */
  @IsLeavable()
  @IsBoolean()
  online?: boolean;

  /**
   * A drawn signature: the moves of an SVG path on a field of 600 by 200.
   * @example M10 20L110 120
   */
  @IsOptional()
  @IsString()
  @MaxLength(8000)
  @Matches(/^(M\d{1,3} \d{1,3}(L\d{1,3} \d{1,3})*)+$/)
  signature?: string | null;
}

/** A seat as someone at the door sees it. */
export class DoorSeatView {
  id!: string;
  /** The position, the name or the organisation. */
  words!: string;
  organisation!: string | null;
  /** Somebody has checked in there. */
  taken!: boolean;
}

export class CheckedInView {
  words!: string;
  @ApiProperty({ enum: attendanceStatuses })
  status!: AttendanceStatus;
  at!: Date;
}

/** The meeting that a code opens, and who this device has checked in as. */
export class CheckInView {
  pass!: string;
  title!: string;
  mode!: Mode;
  startsAt!: Date;
  endsAt!: Date;
  timeZone!: string;
  venue!: string | null;
  mine!: CheckedInView | null;
}

export class DoorSeatList {
  items!: DoorSeatView[];
}

export class DrawnSignature {
  /** The moves of an SVG path on a field of 600 by 200. */
  path!: string;
}
