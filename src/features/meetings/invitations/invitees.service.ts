import { Injectable } from '@nestjs/common';
import { Conflict, Invalid, NotFound } from '../../../kernel/errors.js';
import { newId } from '../../../kernel/id.js';
import type { Actor } from '../../../kernel/policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { History } from '../../../platform/history/history.js';
import { Attendance } from '../attendance.js';
import { MeetingParts } from '../meeting-parts.js';
import { MeetingsService } from '../meeting.service.js';
import type { InviteAllRequest, InvitedView, RequestedView, RequestPreview } from './invitee.dto.js';
import { InviteeQueries } from './invitee.queries.js';
import { MeetingNotice } from './meeting-notice.js';
import { MeetingNotices } from './notices.js';
import { type Seat, SeatFinder } from './seat.finder.js';

/** More than the largest hall of the regency holds. */
const most = 500;

/** Staff ask many at once to a meeting, and send again what did not arrive. */
@Injectable()
export class InviteesService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly history: History,
    private readonly meetings: MeetingsService,
    private readonly parts: MeetingParts,
    private readonly notices: MeetingNotices,
    private readonly seats: SeatFinder,
    private readonly queries: InviteeQueries,
  ) {}

  async invite(actor: Actor, meetingId: string, request: InviteAllRequest): Promise<InvitedView> {
    const wanted = await this.seats.find(request);
    if (wanted.length === 0) throw new Invalid([{ pointer: '', code: 'required' }]);
    return this.meetings.alter(actor, meetingId, undefined, async (meeting) => {
      const taken = new Set(await this.seats.taken(meetingId));
      const fresh = wanted.filter(({ key }) => !taken.has(key) && taken.add(key));
      const already = wanted.filter((seat) => !fresh.includes(seat)).map(({ words }) => words);
      const made = await this.place(meetingId, fresh);
      await this.notices.onInvited(meeting, made);
      const change = { added: fresh.map(({ words }) => words), ...(already.length > 0 && { already }) };
      return { verb: 'invite', change, result: { added: made.length, already } };
    });
  }

  /** Whom a request to answer would go to now. */
  async previewRequests(actor: Actor, meetingId: string): Promise<RequestPreview> {
    await this.meetings.allow(actor, meetingId, 'edit');
    const unanswered = await this.queries.unanswered(meetingId, this.clock.today());
    const open = unanswered.filter(({ isAsked }) => !isAsked);
    const items = open.filter(({ address }) => address !== null);
    return {
      items: items.map(({ id, words, address }) => ({ id, words, address })),
      waiting: unanswered.length - open.length,
      unreachable: open.length - items.length,
    };
  }

  /** Asks those who have not answered, each at most once a day. */
  async request(actor: Actor, meetingId: string): Promise<RequestedView> {
    return this.meetings.alter(actor, meetingId, undefined, async (meeting) => {
      if (meeting.status !== 'scheduled' || meeting.startsAt <= this.clock.now()) {
        throw new Conflict('answers-closed');
      }
      const { items } = await this.previewRequests(actor, meetingId);
      const ids = items.map(({ id }) => id);
      await this.notices.onRequested(meeting, ids, this.clock.today());
      const change = { asked: items.map(({ words }) => words) };
      return { verb: 'request-answers', change, result: { asked: items.length } };
    });
  }

  /** Tries a mail once more that was given up, or that had no address. */
  async sendAgain(actor: Actor, meetingId: string, noticeId: string): Promise<void> {
    await this.meetings.allow(actor, meetingId, 'edit');
    await this.db.transaction(async () => {
      const notice = await this.db.lock(MeetingNotice, noticeId);
      if (notice.meetingId !== meetingId) throw new NotFound();
      const isOver = notice.state === 'failed' || notice.reason === 'consent-withdrawn';
      if (!isOver) throw new Conflict('move-not-possible');
      const again = { state: 'planned' as const, reason: null, error: null, attempts: 0 };
      await this.db.save(Object.assign(notice, again, { nextAttemptAt: this.clock.now() }));
      const change = { invitee: notice.invitee, kind: notice.kind };
      await this.history.record(actor, { type: 'meeting', id: meetingId }, 'send-notice-again', { change });
    });
  }

  /** The numbers follow the last seat; the meeting is locked. */
  private async place(meetingId: string, seats: readonly Seat[]): Promise<Attendance[]> {
    if (seats.length === 0) return [];
    const first = await this.parts.nextNumber(Attendance, meetingId, most - seats.length + 1);
    const made = seats.map((seat, at) =>
      Object.assign(new Attendance(), {
        id: newId(),
        meetingId,
        positionId: seat.positionId,
        personId: seat.personId,
        organisationId: seat.organisationId,
        guestOrganisation: seat.guestOrganisation,
        guestEmail: seat.guestEmail,
        name: seat.name,
        status: 'invited' as const,
        representedBy: null,
        number: first + at,
      }),
    );
    for (const attendance of made) await this.db.save(attendance);
    return made;
  }
}
