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
import { NoteBlockQueries } from './minutes/note-block.queries.js';
import { NoteBlocksController } from './minutes/note-blocks.controller.js';
import { NoteBlocksService } from './minutes/note-blocks.service.js';
import { NoteReferences } from './minutes/note-references.js';

@Module({
  imports: [DirectoryModule],
  controllers: [
    MeetingController,
    AttendanceController,
    AgendaItemController,
    DecisionController,
    NoteBlocksController,
  ],
  providers: [
    AgendaItemsService,
    AttendancesService,
    DecisionsService,
    MeetingPartQueries,
    MeetingParts,
    MeetingQueries,
    MeetingsService,
    NoteBlockQueries,
    NoteBlocksService,
    NoteReferences,
  ],
  exports: [AgendaItemsService, AttendancesService, DecisionsService, MeetingQueries, MeetingsService],
})
export class MeetingsModule {}
