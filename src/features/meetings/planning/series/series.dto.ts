import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  Min,
} from 'class-validator';
import {
  IsClearable,
  IsLeavable,
  IsLocalDate,
  IsLocalTime,
  IsName,
  IsPart,
} from '../../../../platform/http/rules.js';
import type { MeetingStatus } from '../../meeting.lifecycle.js';
import { MeetingName } from '../../meeting.views.dto.js';
import { type Frequency, frequencies, type Shift, shifts } from './recurrence.js';

const ordinals = [1, 2, 3, 4, -1] as const;

/** How a meeting recurs. */
export class RecurrenceRequest {
  @IsIn(frequencies)
  frequency!: Frequency;

  /** Every so many weeks or months. */
  @IsInt()
  @Min(1)
  @Max(12)
  interval!: number;

  /** Monday is 1. Weekly: at least one; monthly: the one that `nth` counts. */
  @IsArray()
  @ArrayMaxSize(7)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(7, { each: true })
  weekdays!: number[];

  /** Which of these weekdays in a month, -1 for the last; without it the day of the month of the first day. */
  @IsOptional()
  @IsIn(ordinals)
  nth?: number | null;

  /** The last day on which it may be. */
  @IsOptional()
  @IsLocalDate()
  until?: string | null;

  /** How often at most, from the first day on. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(200)
  count?: number | null;

  /** What becomes of a day on which the office does not work. */
  @IsIn(shifts)
  shift!: Shift;
}

export class SeriesPreviewRequest {
  @IsLocalDate()
  startsOn!: string;

  @IsPart(() => RecurrenceRequest)
  recurrence!: RecurrenceRequest;
}

export class NewSeriesRequest extends SeriesPreviewRequest {
  /** The meeting that recurs: its plan, its agenda and whom it invites. */
  @IsUUID()
  meetingId!: string;
}

export const seriesScopes = ['following', 'all'] as const;
export type SeriesScope = (typeof seriesScopes)[number];

/** Which of the meetings to come: all of them, or one and those after it. */
export class SeriesScopeRequest {
  @IsIn(seriesScopes)
  scope!: SeriesScope;

  /** The first that is meant; needed for `following`. */
  @IsOptional()
  @IsUUID()
  fromMeetingId?: string | null;
}

/** What changes of the meetings to come; one that was changed by itself keeps what it has. */
export class EditSeriesRequest extends SeriesScopeRequest {
  @IsLeavable()
  @IsName(300)
  title?: string;

  @IsLeavable()
  @IsLocalTime()
  startTime?: string;

  @IsLeavable()
  @IsLocalTime()
  endTime?: string;

  @IsClearable()
  @IsName(300)
  venue?: string | null;

  /** From which day on the rule is counted; with `recurrence`. */
  @IsLeavable()
  @IsLocalDate()
  startsOn?: string;

  /**
   * Another rule: drafts move to its days, what was published or moved by itself stays. Where it says neither `until`
   * nor `count`, the series ends as it did: on the same last day, or after as many times as were left.
   */
  @IsLeavable()
  @IsPart(() => RecurrenceRequest)
  recurrence?: RecurrenceRequest;
}

export class EndSeriesRequest extends SeriesScopeRequest {
  /** Why. */
  @IsOptional()
  @IsName(2000)
  note?: string | null;
}

export class PreviewDay {
  /** As the rule names it. */
  recurrenceOn!: string;
  /** Where it is moved; null when it falls out. */
  on!: string | null;
  /** Why it is moved: the holiday, else a weekend. */
  holiday!: string | null;
}

export class SeriesPreview {
  /** The next twelve. */
  items!: PreviewDay[];
  /** Up to this day they are begun at once. */
  horizon!: string;
}

export class RecurrenceView {
  frequency!: Frequency;
  interval!: number;
  weekdays!: number[];
  nth!: number | null;
  until!: string | null;
  count!: number | null;
  shift!: Shift;
}

export class SeriesMeeting extends MeetingName {
  status!: MeetingStatus;
  startsAt!: Date;
  endsAt!: Date;
  timeZone!: string;
  /** The day that the rule names for it, wherever it was moved. */
  recurrenceOn!: string;
  /** Whether its time, place or title is not that of the series. */
  differs!: boolean;
  /** How often the rule still names a day, this one included; null where it does not count. */
  left!: number | null;
}

export class SeriesView {
  id!: string;
  startsOn!: string;
  recurrence!: RecurrenceView;
  /** As RFC 5545 writes it. @example FREQ=MONTHLY;INTERVAL=1;BYDAY=3TU;WKST=MO */
  rule!: string;
  title!: string;
  startTime!: string;
  endTime!: string;
  venue!: string | null;
  endedAt!: Date | null;
  version!: number;
  /** Those that were begun, in the order of the rule. */
  meetings!: SeriesMeeting[];
}
