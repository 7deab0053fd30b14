import { OmitType } from '@nestjs/swagger';
import { IsLocalDate } from '../../../platform/http/rules.js';
import { HolidayView } from '../../directory/index.js';
import { MeetingFilter } from '../meeting.dto.js';
import { MeetingHead } from '../meeting.views.dto.js';

/** A part of the calendar: six weeks are what a month shows. */
export class CalendarQuery extends OmitType(MeetingFilter, ['after', 'limit', 'from', 'to']) {
  /** The first day. */
  @IsLocalDate()
  from!: string;

  /** The last day; at most 62 days from the first. */
  @IsLocalDate()
  to!: string;
}

/** A meeting as it stands in a calendar. */
export class CalendarMeeting extends MeetingHead {
  /** Its day where it takes place. */
  day!: string;
}

export class MeetingCalendar {
  /** In the order of time. */
  items!: CalendarMeeting[];
  /** Those of the days asked for. */
  holidays!: HolidayView[];
  /** Whether there are more meetings in these days than are told here. */
  more!: boolean;
}
