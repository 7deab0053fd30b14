import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsUUID } from 'class-validator';
import { IsLeavable } from '../../../platform/http/rules.js';
import { BeginMeetingRequest } from './begin.dto.js';

/** A new meeting like an existing one. */
export class CopyMeetingRequest extends BeginMeetingRequest {
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
