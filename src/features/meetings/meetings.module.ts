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
import { PlannedParts } from './planning/planned-parts.js';
import { TopicProposalController } from './planning/proposals/topic-proposal.controller.js';
import { TopicProposalQueries } from './planning/proposals/topic-proposal.queries.js';
import { TopicProposalsService } from './planning/proposals/topic-proposals.service.js';
import { SeriesChangesService } from './planning/series/series-changes.service.js';
import { SeriesController } from './planning/series/series.controller.js';
import { SeriesQueries } from './planning/series/series.queries.js';
import { SeriesService } from './planning/series/series.service.js';
import { SeriesWorker } from './planning/series/series.worker.js';
import { TemplateController } from './planning/templates/template.controller.js';
import { TemplatesService } from './planning/templates/templates.service.js';
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
    SeriesController,
    TemplateController,
    TopicProposalController,
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
    PlannedParts,
    SavedFiltersService,
    SeriesChangesService,
    SeriesQueries,
    SeriesService,
    SeriesWorker,
    TemplatesService,
    TopicProposalQueries,
    TopicProposalsService,
  ],
  exports: [AgendaItemsService, AttendancesService, DecisionsService, MeetingQueries, MeetingsService],
})
export class MeetingsModule {}
