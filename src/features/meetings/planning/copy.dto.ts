import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsUUID } from 'class-validator';
import { IsLeavable, IsLocalDate, IsLocalTime, IsName } from '../../../platform/http/rules.js';

/** A new meeting like an existing one: what is left out is as it was there. */
export class CopyMeetingRequest {
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

  /** The items that come along, by their ids on the old agenda; those that were not settled are continued. */
  @IsLeavable()
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  agendaItemIds?: string[];

  /** Whether those who were invited are invited again; yes when left out. */
  @IsLeavable()
  @IsBoolean()
  invitees?: boolean;
}
