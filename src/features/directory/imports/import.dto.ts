import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsObject, IsOptional } from 'class-validator';
import { PageQuery } from '../../../platform/http/page.dto.js';
import { IsName } from '../../../platform/http/rules.js';
import { OrganisationRef } from '../directory.dto.js';
import { type ImportKindName, importKinds, type ImportStatus } from './import.js';
import { type Outcome, outcomes } from './import-row.js';

/** What is uploaded; the file itself is the body. */
export class UploadQuery {
  @IsIn(importKinds)
  kind!: ImportKindName;

  /** @example perusahaan.xlsx */
  @IsName(200)
  name!: string;
}

/** Which column holds which field. */
export class MapImportRequest {
  /** The column of each field, counted from 0; a field that is left out is not in the sheet. */
  @IsObject()
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' }, example: { name: 0 } })
  mapping!: Record<string, number>;
}

export const duplicateAnswers = ['skip', 'create'] as const;

export class RunImportRequest {
  /** What becomes of rows that look like a record of another name. */
  @IsIn(duplicateAnswers)
  duplicates!: (typeof duplicateAnswers)[number];
}

export class ImportRowFilter extends PageQuery {
  @IsOptional()
  @IsIn(outcomes)
  outcome?: Outcome;
}

export class ImportFieldView {
  /** @example name */
  key!: string;
  required!: boolean;
}

/** How many rows become what. */
export class ImportCounts {
  create!: number;
  update!: number;
  same!: number;
  refused!: number;
  duplicate!: number;
}

export class ImportView {
  id!: string;
  kind!: ImportKindName;
  fileName!: string;
  status!: ImportStatus;
  createdBy!: string;
  createdAt!: Date;
  doneAt!: Date | null;
  headings!: string[];
  fields!: ImportFieldView[];
  /** The column of each field, counted from 0. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } })
  mapping!: Record<string, number>;
  counts!: ImportCounts;
  version!: number;
}

export class ImportChange {
  /** @example phone */
  field!: string;
  before!: string | null;
  after!: string | null;
}

export class ImportFault {
  /** @example nib */
  field!: string;
  /** In the reader's language. */
  message!: string;
}

export class ImportRowView {
  /** As the sheet numbers it: the headings stand in row 1. */
  number!: number;
  outcome!: Outcome;
  /** @example PT Contoh Makmur */
  label!: string;
  changes!: ImportChange[];
  faults!: ImportFault[];
  /** The record that it looks like. */
  twin!: OrganisationRef | null;
}

export class ImportRowPage {
  items!: ImportRowView[];
  next!: string | null;
}
