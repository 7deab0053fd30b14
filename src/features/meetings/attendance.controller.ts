import { Body, Controller, Delete, Param, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/policy.js';
import { Access } from '../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.decorator.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { IfMatch } from '../../platform/http/if-match.decorator.js';
import { Problems } from '../../platform/http/openapi.js';
import { Post } from '../../platform/http/post.decorator.js';
import { withCurrent } from '../../platform/http/versions.js';
import { EditAttendanceRequest, NewAttendanceRequest } from './attendance.dto.js';
import { AttendancesService } from './attendance.service.js';
import { MeetingQueries } from './meeting.queries.js';
import { MeetingView } from './meeting.views.dto.js';

/** Who is invited to a meeting and who came. Each change answers the whole meeting and is guarded by its version. */
@ApiTags('meetings')
@Controller('meetings/:id/attendances')
export class AttendanceController {
  constructor(
    private readonly attendances: AttendancesService,
    private readonly queries: MeetingQueries,
  ) {}

  /** Invite a position, or write down a named person of an organisation. */
  @Problems(400, 401, 403, 404, 409, 422)
  @Access('meetings.edit')
  @Post()
  async add(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: NewAttendanceRequest,
  ): Promise<MeetingView> {
    await this.attendances.add(actor, id, body);
    return this.queries.view(actor, id);
  }

  /** Write down whether someone came, or who came for them. */
  @Problems(400, 401, 403, 404, 409, 412, 422, 428)
  @Access('meetings.edit')
  @Patch(':attendanceId')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('attendanceId', IdPipe) attendanceId: string,
    @IfMatch() version: number,
    @Body() body: EditAttendanceRequest,
  ): Promise<MeetingView> {
    const view = () => this.queries.view(actor, id);
    await withCurrent(() => this.attendances.edit(actor, id, version, attendanceId, body), view);
    return view();
  }

  /** Take someone off the attendance list. */
  @Problems(400, 401, 403, 404, 409, 412, 428)
  @Access('meetings.edit')
  @Delete(':attendanceId')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('attendanceId', IdPipe) attendanceId: string,
    @IfMatch() version: number,
  ): Promise<MeetingView> {
    const view = () => this.queries.view(actor, id);
    await withCurrent(() => this.attendances.remove(actor, id, version, attendanceId), view);
    return view();
  }
}
