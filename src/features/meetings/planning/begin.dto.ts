import { IsLeavable, IsLocalDate, IsLocalTime, IsName } from '../../../platform/http/rules.js';

/** A new meeting out of something: what is left out is as it is there. */
export class BeginMeetingRequest {
  @IsLocalDate()
  date!: string;

  @IsLeavable()
  @IsLocalTime()
  startTime?: string;

  /** On the same day. */
  @IsLeavable()
  @IsLocalTime()
  endTime?: string;

  @IsLeavable()
  @IsName(300)
  title?: string;
}
