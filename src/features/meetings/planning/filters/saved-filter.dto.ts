import { OmitType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { IsName, IsPart } from '../../../../platform/http/rules.js';
import { MeetingFilter } from '../../meeting.dto.js';

export const periods = ['coming', 'month', 'quarter', 'year', 'last-year'] as const;
export const calendarViews = ['month', 'week', 'agenda'] as const;

/** What stands in the address of the list; a period by its name moves on with the day. */
export class FilterWords extends OmitType(MeetingFilter, ['after', 'limit']) {
  @IsOptional()
  @IsIn(periods)
  period?: (typeof periods)[number];

  @IsOptional()
  @IsIn(calendarViews)
  view?: (typeof calendarViews)[number];
}

export class NewSavedFilterRequest {
  /** @example FGD yang akan datang */
  @IsName(60)
  name!: string;

  @IsPart(() => FilterWords)
  filter!: FilterWords;
}

export class SavedFilterView {
  id!: string;
  name!: string;
  filter!: FilterWords;
}

export class SavedFilterList {
  /** By name. */
  items!: SavedFilterView[];
  next!: string | null;
}
