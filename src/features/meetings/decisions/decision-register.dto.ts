import { IsIn, IsOptional } from 'class-validator';
import { PageQuery } from '../../../platform/http/page.dto.js';
import { IsLocalDate, IsSearchText } from '../../../platform/http/rules.js';
import { type Topic, topics } from '../../directory/index.js';
import type { MeetingName } from '../meeting.views.dto.js';

export class DecisionFilter extends PageQuery {
  /** Part of its words. */
  @IsSearchText()
  q?: string;

  @IsOptional()
  @IsIn(topics)
  topic?: Topic;

  /** Decided on this day or later. */
  @IsOptional()
  @IsLocalDate()
  from?: string;

  /** Decided on this day or before. */
  @IsOptional()
  @IsLocalDate()
  to?: string;
}

export class DecisionRow {
  id!: string;
  /** In its meeting, from 1. */
  number!: number;
  text!: string;
  /** Of the decision, else of the agenda item that it stands on. */
  topic!: string | null;
  meeting!: MeetingName;
  startsAt!: Date;
  timeZone!: string;
}

export class DecisionPage {
  items!: DecisionRow[];
  next!: string | null;
}
