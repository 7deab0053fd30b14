export { AgendaItemsService } from './agenda-item.service.js';
export { AttendancesService } from './attendance.service.js';
export { DecisionsService } from './decision.service.js';
export { type Attended, attendedAs } from './attended.js';
export { MeetingQueries, reach as reachesMeeting } from './meeting.queries.js';
export { MeetingsService } from './meeting.service.js';
export { MeetingRow } from './meeting.views.dto.js';
export { MeetingsModule } from './meetings.module.js';
