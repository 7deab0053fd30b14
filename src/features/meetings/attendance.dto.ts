import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { IsClearable, IsLeavable, IsName } from '../../platform/http/rules.js';
import { type AttendanceStatus, attendanceStatuses } from './attendance.js';

/** A position, or a named person of an organisation. */
export class NewAttendanceRequest {
  @IsOptional()
  @IsUUID()
  positionId?: string | null;

  /** Needed without a position. */
  @IsOptional()
  @IsUUID()
  organisationId?: string | null;

  /**
   * Needed without a position; with one, whoever holds it when left out.
   * @example Rina Wijaya
   */
  @IsOptional()
  @IsName(200)
  name?: string | null;

  /** `invited` when left out. */
  @IsLeavable()
  @IsIn(attendanceStatuses)
  status?: AttendanceStatus;

  @IsOptional()
  @IsName(200)
  representedBy?: string | null;
}

export class EditAttendanceRequest {
  @IsLeavable()
  @IsIn(attendanceStatuses)
  status?: AttendanceStatus;

  @IsClearable()
  @IsName(200)
  representedBy?: string | null;

  @IsClearable()
  @IsName(200)
  name?: string | null;

  /** The number of the letter of assignment of who came instead. */
  @IsClearable()
  @IsName(100)
  assignmentLetter?: string | null;
}
