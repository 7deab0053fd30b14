import { Injectable } from '@nestjs/common';
import { localDateOf } from '../../kernel/calendar.js';
import { Invalid } from '../../kernel/errors.js';
import { newId } from '../../kernel/id.js';
import type { Actor } from '../../kernel/policy.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { difference } from '../../platform/history/history.js';
import { OrganisationsService, PositionsService } from '../directory/index.js';
import type { EditAttendanceRequest, NewAttendanceRequest } from './attendance.dto.js';
import { type Answer, Attendance, type AttendanceStatus } from './attendance.js';
import { MeetingNotices } from './invitations/notices.js';
import { MeetingParts } from './meeting-parts.js';
import type { Meeting } from './meeting.js';
import { MeetingsService } from './meeting.service.js';

/** More than the largest hall of the regency holds. */
const most = 500;

const answersIn: Partial<Record<AttendanceStatus, Answer>> = {
  confirmed: 'coming',
  represented: 'represented',
  declined: 'declined',
};

@Injectable()
export class AttendancesService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly meetings: MeetingsService,
    private readonly parts: MeetingParts,
    private readonly organisations: OrganisationsService,
    private readonly positions: PositionsService,
    private readonly notices: MeetingNotices,
  ) {}

  async add(actor: Actor, meetingId: string, request: NewAttendanceRequest): Promise<Attendance> {
    const { positionId = null, name = null, status = 'invited', representedBy = null } = request;
    return this.meetings.alter(actor, meetingId, undefined, async (meeting) => {
      const attendance = Object.assign(new Attendance(), {
        id: newId(),
        meetingId,
        positionId,
        personId: null,
        guestOrganisation: null,
        guestEmail: null,
        organisationId: await this.organisationOf(request),
        name,
        status,
        representedBy,
        number: await this.parts.nextNumber(Attendance, meetingId, most),
      });
      if (positionId === null && name === null) throw Invalid.field('/name', 'required');
      const now = this.clock.now();
      if (isAhead(meeting, now)) takeAnswer(attendance, request, actor, meeting.startsAt, now);
      await this.db.insertOnce(attendance, 'already-invited');
      await this.notices.onInvited(meeting, [attendance]);
      // With its id, by which later entries name it, and as it is stored.
      const { meetingId: _, ...stored } = attendance;
      const change = Object.fromEntries(Object.entries(stored).filter(([, value]) => value != null));
      return { verb: 'add-attendance', change, result: attendance };
    });
  }

  async edit(
    actor: Actor,
    meetingId: string,
    version: number,
    id: string,
    request: EditAttendanceRequest,
  ): Promise<void> {
    await this.meetings.alter(actor, meetingId, version, async (meeting) => {
      const attendance = await this.parts.find(Attendance, meetingId, id);
      const before = Object.assign(new Attendance(), attendance);
      Object.assign(attendance, request);
      const now = this.clock.now();
      if (isAhead(meeting, now)) takeAnswer(attendance, request, actor, meeting.startsAt, now);
      else if (request.status !== undefined) attendance.markAt(now);
      const { positionId, personId, guestEmail } = before;
      const isNamed =
        positionId === null && (personId !== null || guestEmail !== null || before.name !== null);
      if (isNamed && attendance.name === null) {
        throw Invalid.field('/name', 'required');
      }
      await this.db.save(attendance);
      const change = { id, ...difference({ ...before }, { ...attendance }) };
      return { verb: 'edit-attendance', change, result: undefined };
    });
  }

  async remove(actor: Actor, meetingId: string, version: number, id: string): Promise<void> {
    await this.meetings.alter(actor, meetingId, version, async (meeting) => {
      await this.notices.onWithdrawn(meeting, await this.parts.find(Attendance, meetingId, id));
      const { positionId, organisationId, name } = await this.parts.remove(Attendance, meetingId, id);
      return {
        verb: 'remove-attendance',
        change: { id, positionId, organisationId, name },
        result: undefined,
      };
    });
  }

  /** The organisation of the position, else the one named. */
  private async organisationOf({ positionId, organisationId }: NewAttendanceRequest): Promise<string> {
    if (positionId == null && organisationId == null) throw Invalid.field('/organisationId', 'required');
    if (organisationId != null) await this.organisations.mustExist(organisationId, '/organisationId');
    if (positionId == null) return organisationId ?? '';
    const position = await this.positions.mustExist(positionId, '/positionId');
    if (organisationId != null && organisationId !== position.organisationId) {
      throw Invalid.field('/organisationId', 'unknown-reference');
    }
    return position.organisationId;
  }
}

/** Before its day people answer an invitation; from that day on they are there or not. */
function isAhead({ startsAt, timeZone }: Meeting, now: Date): boolean {
  return localDateOf(startsAt, timeZone) > localDateOf(now, timeZone);
}

type Mark = Pick<EditAttendanceRequest, 'status' | 'representedBy'>;

/** A mark ahead of the meeting is an answer that somebody told staff, and stands as if the invitee had given it. */
function takeAnswer(seat: Attendance, mark: Mark, { name: by }: Actor, startsAt: Date, now: Date): void {
  const answer = isTakenBack(seat, mark) ? 'coming' : answerIn(mark);
  if (answer !== undefined) {
    const { representedBy: name, assignmentLetter: letter } = seat;
    if (answer === 'represented' && name == null) throw Invalid.field('/representedBy', 'required');
    seat.status = 'invited';
    seat.reply({ answer, name, letter, by }, 'phone', startsAt, now);
  } else if (mark.status === 'invited') {
    Object.assign(seat, nothingSaid);
  }
}

const nothingSaid = {
  answer: null,
  answerFor: null,
  answeredAt: null,
  answeredVia: null,
  deputyName: null,
  representedBy: null,
};

/** Whoever was to come instead does not, so the invitee comes. */
function isTakenBack({ answer }: Attendance, { status, representedBy }: Mark): boolean {
  return answer === 'represented' && representedBy === null && status === undefined;
}

/** Whoever sends somebody is represented, also where the mark says that they come. */
function answerIn({ status, representedBy }: Mark): Answer | undefined {
  if (representedBy != null && (status === undefined || status === 'confirmed')) return 'represented';
  return status === undefined ? undefined : answersIn[status];
}
