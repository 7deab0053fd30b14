import { OmitType } from '@nestjs/swagger';
import { IsOptional, IsUUID, Matches } from 'class-validator';
import { PageQuery } from '../../../platform/http/page.dto.js';
import { IsLocalDate, IsSearchText } from '../../../platform/http/rules.js';

const key = /^[a-z][a-z0-9_-]{0,39}$/;
const keys = /^[a-z][a-z0-9_-]{0,39}(,[a-z][a-z0-9_-]{0,39}){0,19}$/;

export class AuditFilter extends PageQuery {
  /** Who did it. */
  @IsOptional()
  @IsUUID()
  actorId?: string;

  /** @example commitment */
  @IsOptional()
  @Matches(key)
  subjectType?: string;

  @IsOptional()
  @IsUUID()
  subjectId?: string;

  /**
   * One, or several of which any will do, with commas between them.
   * @example verify
   */
  @IsOptional()
  @Matches(keys)
  verb?: string;

  /** The first day, on the office's wall. */
  @IsOptional()
  @IsLocalDate()
  from?: string;

  /** The last day. */
  @IsOptional()
  @IsLocalDate()
  to?: string;

  /** Part of a name, a reference, a note or a value before or after. */
  @IsSearchText()
  q?: string;
}

/** The same without a page: an export is one file. */
export class AuditExportFilter extends OmitType(AuditFilter, ['after', 'limit'] as const) {}

export class AuditActor {
  /** Null when Sinergi itself acted. */
  id!: string | null;
  /** @example Siti Aminah */
  name!: string;
}

export class AuditSubject {
  /** @example commitment */
  type!: string;
  id!: string;
  /** @example RKR-2025-001/07 */
  reference!: string | null;
  /** Null when it is withheld from the reader, or the record is gone. */
  title!: string | null;
  /** Whether the reader may open the record. */
  opens!: boolean;
}

/** One thing that happened, as the audit trail shows it. */
export class AuditEntry {
  id!: string;
  at!: Date;
  actor!: AuditActor;
  subject!: AuditSubject;
  /** @example verify */
  verb!: string;
  /** Fields with their values before and after; null when it is withheld from the reader. */
  change!: Record<string, unknown> | null;
  /** Names behind what is in `change`: of today for organisations, positions, people and users, and of devices. */
  names!: Record<string, string>;
  note!: string | null;
  /** True when the record is exempt and its content is not for the reader. */
  withheld!: boolean;
  /** Its place in the sealed chain; null until it is sealed. */
  sequence!: number | null;
}

export class AuditPage {
  items!: AuditEntry[];
  next!: string | null;
}

export class AuditPerson {
  id!: string;
  name!: string;
}

export class AuditPersonList {
  items!: AuditPerson[];
  next!: string | null;
}

export class AuditPersonFilter {
  /** Part of the name. */
  @IsSearchText()
  q?: string;
}

/** How far the history is sealed. */
export class AuditSeal {
  /** Entries sealed. */
  sealed!: number;
  sealedAt!: Date | null;
  /** Entries that wait for their seal. */
  waiting!: number;
  /**
   * Size and hash that stand for everything sealed.
   * @example 1024:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
   */
  head!: string | null;
  /** When the head last went out by mail. */
  mailedAt!: Date | null;
  /** Whether addresses are set to which it goes. */
  mailed!: boolean;
  /** What went wrong when it was last sealed or mailed. */
  lastError!: string | null;
  /** The most rows that one export holds. */
  exportLimit!: number;
}
