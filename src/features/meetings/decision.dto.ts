import { PartialType } from '@nestjs/swagger';
import { IsIn, IsUUID } from 'class-validator';
import { IsClearable, IsName } from '../../platform/http/rules.js';
import { type Topic, topics } from '../directory/index.js';

export class NewDecisionRequest {
  /** @example Pengelola kawasan memasang penerangan pada jalur akses pekerja. */
  @IsName(4000)
  text!: string;

  @IsClearable()
  @IsIn(topics)
  topic?: Topic | null;

  /** The agenda item of this meeting that it belongs to. */
  @IsClearable()
  @IsUUID()
  agendaItemId?: string | null;
}

export class EditDecisionRequest extends PartialType(NewDecisionRequest, { skipNullProperties: false }) {}
