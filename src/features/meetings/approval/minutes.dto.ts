import { IsBoolean, IsIn, IsInt, Max, Min } from 'class-validator';
import type { LocalDate } from '../../../kernel/calendar.js';
import type { Classification } from '../../../kernel/rights.js';
import { IsClearable, IsLeavable, IsName } from '../../../platform/http/rules.js';
import type { NoteKind } from '../minutes/note-block.js';
import type { CommentStatus } from './minutes-comment.js';
import type { MinutesStatus } from './minutes.lifecycle.js';

export const moveVerbs = ['open_round', 'end_round', 'correct'] as const;

export class MoveMinutesRequest {
  @IsIn(moveVerbs)
  verb!: (typeof moveVerbs)[number];

  /** How many working days a round of correction lasts; 2 when left out. */
  @IsLeavable()
  @IsInt()
  @Min(1)
  @Max(20)
  days?: number;

  /** Why; needed for an erratum. */
  @IsClearable()
  @IsName(2000)
  note?: string | null;
}

export class ApproveMinutesRequest {
  /** Said by staff, who do not chair: the chair has approved, and told them. */
  @IsLeavable()
  @IsBoolean()
  chairApproved?: boolean;
}

export class CommentOnMinutesRequest {
  /** @example Titik gelap pada jalur kami 62, bukan 60. */
  @IsName(2000)
  text!: string;
}

export class AnswerCommentRequest {
  @IsBoolean()
  takenOver!: boolean;

  /** Why; needed when it is not taken over. */
  @IsClearable()
  @IsName(2000)
  note?: string | null;
}

export class MinutesOpenEnd {
  /** @example comments-open */
  code!: string;
  count!: number;
}

export class MinutesVersionRow {
  number!: number;
  reference!: string;
  sha256!: string;
  reason!: string | null;
  approvedBy!: string;
  /** Staff noted that the chair approved. */
  notedForChair!: boolean;
  approvedAt!: Date;
}

export class MinutesView {
  /** As the day has it: a round ends with its last day. */
  status!: MinutesStatus;
  /** The last day of the round of correction. */
  roundEndsOn!: LocalDate | null;
  /** @example NOT-2025-0001 */
  reference!: string | null;
  erratumReason!: string | null;
  /** What this reader is shown of the notes: as they stand, or as `approved` while an erratum is a draft; or nothing. */
  shown!: 'current' | 'approved' | null;
  /** Newest first. */
  versions!: MinutesVersionRow[];
  /** What keeps the meeting from being closed. */
  open!: MinutesOpenEnd[];
  /** How many corrections were accepted whose paragraph still reads as it did: to look at before approving. */
  acceptedUnchanged!: number;
  /**
   * What this reader may do now.
   * @example ["open_round"]
   */
  can!: string[];
}

export class MinutesParagraph {
  id!: string;
  agendaItemId!: string;
  orderKey!: string;
  kind!: NoteKind;
  text!: string;
  speaker!: string | null;
}

export class MinutesCommentView {
  id!: string;
  blockId!: string;
  /** The paragraph as it was when this was written. */
  quote!: string;
  text!: string;
  status!: CommentStatus;
  author!: string;
  organisation!: string | null;
  createdAt!: Date;
  answerNote!: string | null;
  answeredBy!: string | null;
  answeredAt!: Date | null;
}

export class MinutesItem {
  id!: string;
  number!: number;
  title!: string;
}

/** A paragraph with what it became, where the reader may see that. */
export class MinutesReadingParagraph extends MinutesParagraph {
  decisionId!: string | null;
  commitmentId!: string | null;
}

/** The notes for who takes part: as they stand, or as they were approved while an erratum is a draft. */
export class MinutesReading {
  /** The approved version that is shown; null when it is the notes as they stand. */
  version!: number | null;
  agenda!: MinutesItem[];
  blocks!: MinutesReadingParagraph[];
  comments!: MinutesCommentView[];
}

/** When and where it was, as it was approved. */
export class ApprovedPlan {
  title!: string;
  date!: LocalDate;
  /** @example 09:00 */
  startTime!: string;
  endTime!: string;
  timeZone!: string;
  mode!: string;
  venue!: string | null;
  chair!: string | null;
}

export class ApprovedItem {
  id!: string;
  number!: number;
  topic!: string;
  title!: string;
  classification!: Classification;
}

export class ApprovedSeat {
  number!: number;
  status!: string;
  organisation!: string | null;
  position!: string | null;
  name!: string | null;
  representedBy!: string | null;
}

export class ApprovedDecision {
  number!: number;
  topic!: string | null;
  text!: string;
  agendaItemId!: string | null;
}

export class ApprovedCommitment {
  id!: string;
  reference!: string;
  title!: string;
  status!: string;
  owner!: string;
  indicator!: string | null;
  target!: number | null;
  unit!: string | null;
  dueOn!: LocalDate | null;
  agendaItemId!: string | null;
}

/** Minutes as they were approved, as far as this reader may see them. */
export class MinutesVersionView extends MinutesVersionRow {
  /** Nothing was withheld: what is here is what was hashed. */
  whole!: boolean;
  plan!: ApprovedPlan;
  attendance!: ApprovedSeat[];
  agenda!: ApprovedItem[];
  blocks!: MinutesParagraph[];
  decisions!: ApprovedDecision[];
  commitments!: ApprovedCommitment[];
}
