import { OmitType, PartialType } from '@nestjs/swagger';
import { IsIn, IsInt, IsUUID, Max, Min } from 'class-validator';
import { type Classification, classifications } from '../../kernel/rights.js';
import { IsClearable, IsLeavable, IsName } from '../../platform/http/rules.js';
import { type Topic, topics } from '../directory/index.js';

export class NewAgendaItemRequest {
  @IsIn(topics)
  topic!: Topic;

  /** @example Penerangan jalan pada akses kawasan */
  @IsName(300)
  title!: string;

  /** How long it may take; 15 when left out. */
  @IsLeavable()
  @IsInt()
  @Min(0)
  @Max(1440)
  minutes?: number;

  /** @example Kepala Dinas Perhubungan */
  @IsClearable()
  @IsName(200)
  presenter?: string | null;

  /** Who presents it: whoever holds the position on the day. */
  @IsClearable()
  @IsUUID()
  presenterPositionId?: string | null;

  @IsLeavable()
  @IsIn(classifications)
  classification?: Classification;

  /** The item of the meeting before that it goes on with. */
  @IsLeavable()
  @IsUUID()
  continuesId?: string;
}

class AgendaItemFields extends OmitType(NewAgendaItemRequest, ['continuesId']) {}

export class EditAgendaItemRequest extends PartialType(AgendaItemFields, { skipNullProperties: false }) {
  /** Moves the item to this place; those between move up or down. */
  @IsLeavable()
  @IsInt()
  @Min(1)
  number?: number;
}
