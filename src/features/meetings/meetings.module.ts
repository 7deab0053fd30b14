import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/index.js';
import { AgendaItemController } from './agenda-item.controller.js';
import { AgendaItemsService } from './agenda-item.service.js';
import { AttendanceController } from './attendance.controller.js';
import { AttendancesService } from './attendance.service.js';
import { DecisionController } from './decision.controller.js';
import { DecisionsService } from './decision.service.js';
import { MeetingPartQueries } from './meeting-part.queries.js';
import { MeetingParts } from './meeting-parts.js';
import { MeetingController } from './meeting.controller.js';
import { MeetingQueries } from './meeting.queries.js';
import { MeetingsService } from './meeting.service.js';
import { CalendarController } from './planning/calendar.controller.js';
import { CalendarQueries } from './planning/calendar.queries.js';
import { CarryOverQueries } from './planning/carry-over.queries.js';
import { CopiesService } from './planning/copies.service.js';
import { CopyController } from './planning/copy.controller.js';
import { SavedFilterController } from './planning/filters/saved-filter.controller.js';
import { SavedFiltersService } from './planning/filters/saved-filters.service.js';

@Module({
  imports: [DirectoryModule],
  controllers: [
    MeetingController,
    AttendanceController,
    AgendaItemController,
    DecisionController,
    CalendarController,
    CopyController,
    SavedFilterController,
  ],
  providers: [
    AgendaItemsService,
    AttendancesService,
    CalendarQueries,
    CarryOverQueries,
    CopiesService,
    DecisionsService,
    MeetingPartQueries,
    MeetingParts,
    MeetingQueries,
    MeetingsService,
    SavedFiltersService,
  ],
  exports: [AgendaItemsService, AttendancesService, DecisionsService, MeetingQueries, MeetingsService],
})
export class MeetingsModule {}
