import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { ProblemField } from '../../../platform/http/problem.dto.js';
import { IsClearable, IsLeavable, IsName, IsPart } from '../../../platform/http/rules.js';
import { PositionRef } from '../../directory/index.js';
import { longestNote, type NoteKind, noteKinds } from './note-block.js';

/** A paragraph of the minutes, whole: what is left out is empty. */
export class NoteBlockRequest {
  @IsUUID()
  agendaItemId!: string;

  /**
   * Its place among the paragraphs of its item, compared byte by byte.
   * @example a1V
   */
  @IsString()
  @Matches(/^[0-9A-Za-z]{1,500}$/)
  orderKey!: string;

  @IsIn(noteKinds)
  kind!: NoteKind;

  /** @example Dinas Perhubungan menyampaikan 60 titik pada jalur akses pekerja belum berlampu. */
  @IsString()
  @MaxLength(longestNote)
  text!: string;

  /** Who said it, by position. */
  @IsClearable()
  @IsUUID()
  speakerPositionId?: string | null;

  /**
   * Who said it, where there is no position to point to.
   * @example Warga Desa Sertajaya
   */
  @IsClearable()
  @IsName(200)
  speakerName?: string | null;

  /** The decision that it became. */
  @IsClearable()
  @IsUUID()
  decisionId?: string | null;

  /** The commitment that it became. */
  @IsClearable()
  @IsUUID()
  commitmentId?: string | null;

  /** Struck; written again without it, the paragraph is back. */
  @IsLeavable()
  @IsBoolean()
  deleted?: boolean;
}

/** A paragraph among several that are saved at once. */
export class NoteBlockWrite {
  /** Made by the page, so that sending again makes no second paragraph. */
  @IsUUID()
  id!: string;

  /** What was read; null says that there is none yet. */
  @ValidateIf((_object, value) => value !== null)
  @IsInt()
  @Min(1)
  @Max(999_999_999)
  version!: number | null;

  @IsPart(() => NoteBlockRequest)
  block!: NoteBlockRequest;
}

/** What was typed since last time. */
export class SaveNotesRequest {
  /** Who typed it: refused when somebody else is signed in by now in the same browser. */
  @IsUUID()
  writerId!: string;

  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(100)
  @ArrayUnique((write?: Partial<NoteBlockWrite> | null) => write?.id)
  @ValidateNested({ each: true })
  @Type(() => NoteBlockWrite)
  blocks!: NoteBlockWrite[];
}

export class NoteBlockView {
  id!: string;
  agendaItemId!: string;
  orderKey!: string;
  kind!: NoteKind;
  text!: string;
  speakerPosition!: PositionRef | null;
  speakerName!: string | null;
  decisionId!: string | null;
  commitmentId!: string | null;
  deleted!: boolean;
  version!: number;
  /** Who wrote it last, and when. */
  updatedBy!: string | null;
  updatedAt!: Date;
}

export class NoteBlockPage {
  items!: NoteBlockView[];
  next!: string | null;
}

export const savedStates = ['saved', 'stale', 'gone', 'refused'] as const;

/** What became of one paragraph; the others stand by themselves. */
export class SavedNote {
  id!: string;
  /**
   * `stale`: somebody else was faster, `block` is what is there now. `gone`: there is none by this id, write it as a
   * new one. `refused`: `errors` says why.
   */
  state!: (typeof savedStates)[number];
  block!: NoteBlockView | null;
  errors!: ProblemField[];
}

export class SavedNotes {
  items!: SavedNote[];
}
