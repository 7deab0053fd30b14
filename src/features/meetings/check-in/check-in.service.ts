import { Injectable } from '@nestjs/common';
import { addMinutes } from '../../../kernel/calendar.js';
import { Conflict, Invalid, NotFound } from '../../../kernel/errors.js';
import { newId } from '../../../kernel/id.js';
import { type Actor, system } from '../../../kernel/policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Config } from '../../../platform/config/config.js';
import { Database } from '../../../platform/database/database.js';
import { History } from '../../../platform/history/history.js';
import { RateLimits } from '../../../platform/http/rate-limits.js';
import { Attendance } from '../attendance.js';
import { MeetingParts } from '../meeting-parts.js';
import { MeetingsService } from '../meeting.service.js';
import { Meeting } from '../meeting.js';
import { CheckInCodes } from './check-in.codes.js';
import type {
  CheckedInView,
  CheckInCodeView,
  CheckInRequest,
  CheckInView,
  WalkInRequest,
} from './check-in.dto.js';
import { CheckInQueries } from './check-in.queries.js';

/** The door is open from so many minutes before the meeting begins until so many after it was to end. */
const openMinutes = { before: 120, after: 120 };
const mostSeats = 500;

/** Attendees mark themselves as present, from their own phone, by the code on the wall. */
@Injectable()
export class CheckInService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly history: History,
    private readonly limits: RateLimits,
    private readonly meetings: MeetingsService,
    private readonly parts: MeetingParts,
    private readonly codes: CheckInCodes,
    private readonly queries: CheckInQueries,
  ) {}

  /** What the projector shows; for staff, who prepare the room. */
  async code(actor: Actor, meetingId: string): Promise<CheckInCodeView> {
    await this.meetings.allow(actor, meetingId, 'edit');
    this.mustBeOpen(await this.db.find(Meeting, meetingId));
    const { code, seconds } = this.codes.current(meetingId);
    const address = `${this.config.address}/check-in#${meetingId}.${code}`;
    return { address, seconds, present: await this.queries.present(meetingId) };
  }

  /** Scanning gives a pass. A wrong code costs a guess; a good one costs nothing, however many share one address. */
  async open(meetingId: string, code: string, device: Buffer, address: string): Promise<CheckInView> {
    await this.limits.take('check-in-code', address, { points: 60, seconds: 900 });
    const pass = this.codes.pass(meetingId, code);
    await this.limits.giveBack('check-in-code', address);
    const mine = await this.queries.mine(meetingId, device);
    return { pass, ...(await this.queries.meeting(meetingId)), mine };
  }

  async checkIn(request: CheckInRequest, device: Buffer, address: string): Promise<CheckedInView> {
    const meetingId = this.codes.meetingOf(request.pass);
    await this.limits.take('check-in', address, { points: 600, seconds: 3600 });
    await this.db.transaction(async () => {
      const meeting = await this.db.lock(Meeting, meetingId);
      this.mustBeOpen(meeting);
      const mine = await this.queries.mine(meetingId, device);
      if (mine !== null) throw new Conflict('device-used');
      const seat = await this.seatFor(meetingId, request);
      const change = this.sit(seat, request, device);
      meeting.touch();
      await this.db.insertOnce(seat, 'device-used');
      await this.db.save(meeting);
      const who = { ...system, name: seat.name ?? seat.representedBy ?? system.name };
      await this.history.record(who, { type: 'meeting', id: meetingId }, 'check-in', { change });
    });
    const mine = await this.queries.mine(meetingId, device);
    if (mine === null) throw new NotFound();
    return mine;
  }

  private async seatFor(meetingId: string, { seatId, walkIn }: CheckInRequest): Promise<Attendance> {
    if (seatId == null) return this.newSeat(meetingId, walkIn);
    const seat = await this.db.lock(Attendance, seatId);
    if (seat.meetingId !== meetingId) throw new NotFound();
    // Who was marked at the desk before is there already; a second one for the same seat is for the desk to settle.
    if (seat.checkedInAt !== null) throw new Conflict('seat-taken');
    return seat;
  }

  private async newSeat(meetingId: string, walkIn: WalkInRequest | null | undefined): Promise<Attendance> {
    if (walkIn == null) throw Invalid.field('/walkIn', 'required');
    return Object.assign(new Attendance(), {
      id: newId(),
      meetingId,
      positionId: null,
      personId: null,
      organisationId: null,
      guestOrganisation: walkIn.organisation ?? null,
      guestEmail: null,
      name: walkIn.name,
      status: 'walk_in' as const,
      representedBy: null,
      number: await this.parts.nextNumber(Attendance, meetingId, mostSeats),
    });
  }

  /** Takes down who sits there; answers what history tells. */
  private sit(seat: Attendance, request: CheckInRequest, device: Buffer): Record<string, unknown> {
    const { deputy = null, online = false, signature = null } = request;
    const before = seat.status;
    if (seat.status !== 'walk_in') {
      seat.status = deputy !== null ? 'represented' : online ? 'present_online' : 'present';
    }
    if (deputy !== null) {
      seat.representedBy = [deputy.name, deputy.position]
        .filter((part) => part != null)
        .join(', ')
        .slice(0, 200);
      seat.assignmentLetter = deputy.letter ?? seat.assignmentLetter;
    }
    Object.assign(seat, {
      checkedInAt: this.clock.now(),
      checkedInVia: 'qr' as const,
      deviceHash: device,
      signature,
    });
    const status = [before, seat.status];
    return { id: seat.id, status, ...(seat.representedBy !== null && { representedBy: seat.representedBy }) };
  }

  private mustBeOpen({ status, startsAt, endsAt, minutesState }: Meeting): void {
    const now = this.clock.now();
    const isRunning = status === 'scheduled' || status === 'in_progress' || status === 'held';
    const isNear =
      now >= addMinutes(startsAt, -openMinutes.before) && now <= addMinutes(endsAt, openMinutes.after);
    if (!isRunning || !isNear || minutesState === 'approved') throw new Conflict('check-in-closed');
  }
}
