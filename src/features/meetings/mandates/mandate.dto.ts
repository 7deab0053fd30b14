import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsOptional, IsUUID } from 'class-validator';
import { IsName } from '../../../platform/http/rules.js';
import { OrganisationRef } from '../../directory/index.js';

/** The organisations without whom an agenda item cannot be decided. */
export class CompetentPartiesRequest {
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  organisationIds!: string[];
}

export class ConfirmMandateRequest {
  @IsUUID()
  decisionId!: string;

  @IsUUID()
  organisationId!: string;

  /**
   * How it was confirmed.
   * @example Surat Kepala Dinas 800/123
   */
  @IsOptional()
  @IsName(1000)
  note?: string | null;
}

export class ConfirmationView {
  by!: string;
  at!: Date;
  note!: string | null;
}

/** A decision that a competent party has to confirm, since nobody was there who could bind it. */
export class MandateView {
  decisionId!: string;
  number!: number;
  text!: string;
  organisation!: OrganisationRef;
  /** It sent someone without a letter of assignment, or nobody. */
  @ApiProperty({ enum: ['represented', 'absent'] })
  reason!: 'represented' | 'absent';
  confirmation!: ConfirmationView | null;
  /**
   * What this reader may do with it now.
   * @example ["confirm"]
   */
  can!: string[];
}

export class AgendaItemPartiesView {
  agendaItemId!: string;
  number!: number;
  title!: string;
  parties!: OrganisationRef[];
}

export class MandateList {
  items!: MandateView[];
  agendaItems!: AgendaItemPartiesView[];
}

/** How many seats there were, and what became of them. */
export class AttendanceCounts {
  invited!: number;
  present!: number;
  represented!: number;
  absent!: number;
  /** Came without an invitation. */
  walkIn!: number;
  /** Nobody has marked them yet. */
  open!: number;
}

export class OrganisationAttendance extends AttendanceCounts {
  organisation!: OrganisationRef | null;
}

export class LevelAttendance extends AttendanceCounts {
  /** Heads of organisations, other positions, people and organisations as such, guests. */
  @ApiProperty({ enum: ['head', 'position', 'other', 'guest'] })
  level!: 'head' | 'position' | 'other' | 'guest';
}

export class AttendanceReport {
  total!: AttendanceCounts;
  organisations!: OrganisationAttendance[];
  levels!: LevelAttendance[];
}
