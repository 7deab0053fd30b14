import { ApiProperty } from '@nestjs/swagger';
import { OwnSeatView } from '../invitations/answer.dto.js';
import { MeetingName } from '../meeting.views.dto.js';

export const minutesDeeds = ['comment', 'answer', 'approve'] as const;
export type MinutesDeed = (typeof minutesDeeds)[number];

/** Minutes that wait for the reader: to be corrected, to have a correction answered, to be approved. */
export class WaitingMinutes {
  meeting!: MeetingName;
  @ApiProperty({ enum: minutesDeeds })
  deed!: MinutesDeed;
  /** The last day of the round that is running. */
  roundEndsOn!: string | null;
  /** Corrections that nobody has answered. */
  openComments!: number;
}

/** What of meetings waits for the reader. */
export class WaitingMeetings {
  /** Nearest end first. */
  minutes!: WaitingMinutes[];
  /** The reader's own seats at their next meeting, each with what was answered. */
  nextSeats!: OwnSeatView[];
}
