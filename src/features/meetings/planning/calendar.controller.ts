import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/policy.js';
import { Access } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { Problems } from '../../../platform/http/openapi.js';
import { CalendarQuery, MeetingCalendar } from './calendar.dto.js';
import { CalendarQueries } from './calendar.queries.js';

@ApiTags('meetings')
@Controller('meetings/calendar')
export class CalendarController {
  constructor(private readonly calendar: CalendarQueries) {}

  /** The meetings of some days within the reader's reach, and the holidays among those days. */
  @Problems(401, 422)
  @Access('meetings.read')
  @Get()
  range(@CurrentActor() actor: Actor, @Query() query: CalendarQuery): Promise<MeetingCalendar> {
    return this.calendar.range(actor, query);
  }
}
