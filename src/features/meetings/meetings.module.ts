import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/index.js';
import { AgendaItemController } from './agenda-item.controller.js';
import { AgendaItemsService } from './agenda-item.service.js';
import { AttendanceController } from './attendance.controller.js';
import { AttendancesService } from './attendance.service.js';
import { DecisionController } from './decision.controller.js';
import { DecisionsService } from './decision.service.js';
import { MinutesCommentsService } from './approval/minutes-comments.service.js';
import { MinutesController } from './approval/minutes.controller.js';
import { MinutesQueries } from './approval/minutes.queries.js';
import { MinutesService } from './approval/minutes.service.js';
import { MinutesSnapshot } from './approval/minutes.snapshot.js';
import { ApprovedPartsQueries } from './approved-parts.js';
import { OpenEnds } from './approval/open-ends.js';
import { ClosingController } from './closing/closing.controller.js';
import { ClosingQueries } from './closing/closing.queries.js';
import { CheckInCodes } from './check-in/check-in.codes.js';
import { CheckInController } from './check-in/check-in.controller.js';
import { CheckInQueries } from './check-in/check-in.queries.js';
import { CheckInService } from './check-in/check-in.service.js';
import { DeviceCookie } from './check-in/device-cookie.js';
import { DecisionRegisterController } from './decisions/decision-register.controller.js';
import { DecisionRegisterQueries } from './decisions/decision-register.queries.js';
import { AgendaFileController } from './files/agenda-file.controller.js';
import { AgendaFileQueries } from './files/agenda-file.queries.js';
import { AgendaFilesService } from './files/agenda-files.service.js';
import { FileStore } from './files/file.store.js';
import { FileSweep } from './files/file.sweep.js';
import { AnswerController } from './invitations/answer.controller.js';
import { AnswerLinks } from './invitations/answer.links.js';
import { AnswerQueries } from './invitations/answer.queries.js';
import { AnswersService } from './invitations/answers.service.js';
import { GroupController } from './invitations/group.controller.js';
import { GroupQueries } from './invitations/group.queries.js';
import { GroupsService } from './invitations/groups.service.js';
import { InviteeController } from './invitations/invitee.controller.js';
import { InviteeQueries } from './invitations/invitee.queries.js';
import { InviteesService } from './invitations/invitees.service.js';
import { NoticeDelivery } from './invitations/notice.delivery.js';
import { NoticeOutbox } from './invitations/notice.outbox.js';
import { MeetingNotices } from './invitations/notices.js';
import { UserNoticeDelivery } from './invitations/user-notice.delivery.js';
import { UserNoticeOutbox } from './invitations/user-notice.outbox.js';
import { UserNotices } from './invitations/user-notices.js';
import { SeatFinder } from './invitations/seat.finder.js';
import { MandateController } from './mandates/mandate.controller.js';
import { MandateQueries } from './mandates/mandate.queries.js';
import { MandatesService } from './mandates/mandates.service.js';
import { ExemptReadings } from './exempt-readings.js';
import { MeetingPartQueries } from './meeting-part.queries.js';
import { MeetingParts } from './meeting-parts.js';
import { MeetingController } from './meeting.controller.js';
import { MeetingQueries } from './meeting.queries.js';
import { MeetingsService } from './meeting.service.js';
import { NoteBlockQueries } from './minutes/note-block.queries.js';
import { NoteBlocksController } from './minutes/note-blocks.controller.js';
import { NoteBlocksService } from './minutes/note-blocks.service.js';
import { NoteReferences } from './minutes/note-references.js';
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
import { SeriesRuleService } from './planning/series/series-rule.service.js';
import { SeriesController } from './planning/series/series.controller.js';
import { SeriesQueries } from './planning/series/series.queries.js';
import { SeriesService } from './planning/series/series.service.js';
import { SeriesWorker } from './planning/series/series.worker.js';
import { TemplateController } from './planning/templates/template.controller.js';
import { TemplatesService } from './planning/templates/templates.service.js';
import { SavedFilterController } from './planning/filters/saved-filter.controller.js';
import { SavedFiltersService } from './planning/filters/saved-filters.service.js';
import { WaitingQueries } from './waiting/waiting.queries.js';

@Module({
  imports: [DirectoryModule],
  controllers: [
    MeetingController,
    ClosingController,
    AttendanceController,
    AgendaItemController,
    AgendaFileController,
    DecisionController,
    DecisionRegisterController,
    MinutesController,
    NoteBlocksController,
    InviteeController,
    AnswerController,
    MandateController,
    CheckInController,
    GroupController,
    CalendarController,
    CopyController,
    SavedFilterController,
    SeriesController,
    TemplateController,
    TopicProposalController,
  ],
  providers: [
    AgendaFileQueries,
    AgendaFilesService,
    AgendaItemsService,
    FileStore,
    FileSweep,
    AnswerLinks,
    AnswerQueries,
    AnswersService,
    CheckInCodes,
    CheckInQueries,
    CheckInService,
    DeviceCookie,
    AttendancesService,
    CalendarQueries,
    CarryOverQueries,
    CopiesService,
    DecisionRegisterQueries,
    DecisionsService,
    GroupQueries,
    GroupsService,
    InviteeQueries,
    InviteesService,
    ExemptReadings,
    MandateQueries,
    MandatesService,
    MeetingNotices,
    MeetingPartQueries,
    MeetingParts,
    MeetingQueries,
    MeetingsService,
    MinutesCommentsService,
    MinutesQueries,
    MinutesService,
    MinutesSnapshot,
    ApprovedPartsQueries,
    OpenEnds,
    ClosingQueries,
    UserNoticeDelivery,
    UserNoticeOutbox,
    UserNotices,
    NoteBlockQueries,
    NoteBlocksService,
    NoteReferences,
    NoticeDelivery,
    NoticeOutbox,
    SeatFinder,
    PlannedParts,
    SavedFiltersService,
    SeriesChangesService,
    SeriesQueries,
    SeriesRuleService,
    SeriesService,
    SeriesWorker,
    TemplatesService,
    TopicProposalQueries,
    TopicProposalsService,
    WaitingQueries,
  ],
  exports: [
    AgendaItemsService,
    AttendancesService,
    DecisionsService,
    MeetingQueries,
    MeetingsService,
    MinutesQueries,
    MinutesService,
    WaitingQueries,
  ],
})
export class MeetingsModule {}
