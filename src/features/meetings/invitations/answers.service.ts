import { Injectable } from '@nestjs/common';
import { Conflict, Invalid, NotFound } from '../../../kernel/errors.js';
import { type Actor, authorize, belongsTo, has, system } from '../../../kernel/policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { History } from '../../../platform/history/history.js';
import { RateLimits } from '../../../platform/http/rate-limits.js';
import { PositionQueries } from '../../directory/index.js';
import { type AnswerWay, Attendance, type Reply } from '../attendance.js';
import { Meeting } from '../meeting.js';
import type { AnswerRequest, InvitationLetterView, LinkAnswerRequest } from './answer.dto.js';
import { AnswerLinks } from './answer.links.js';
import { AnswerQueries } from './answer.queries.js';
import { seatPolicy } from './seat.policy.js';

/** Invitees say whether they come; the last word before the meeting counts, and history keeps them all. */
@Injectable()
export class AnswersService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly history: History,
    private readonly limits: RateLimits,
    private readonly links: AnswerLinks,
    private readonly queries: AnswerQueries,
    private readonly positions: PositionQueries,
  ) {}

  /** The letter behind a link. Looking changes nothing: programs that scan mails open links too. */
  async letter(token: string, address: string): Promise<InvitationLetterView> {
    const { seatId } = await this.guessed(token, address);
    return this.queries.letter(seatId);
  }

  /** Whoever holds the link answers for the seat; it may have been passed on, so the answer says how it came. */
  async answerByLink(request: LinkAnswerRequest, address: string): Promise<InvitationLetterView> {
    const { token, ...reply } = request;
    const { seatId, meetingId } = await this.guessed(token, address);
    const { seat } = await this.queries.letter(seatId);
    await this.take({ ...system, name: seat }, meetingId, seatId, reply, 'link');
    return this.queries.letter(seatId);
  }

  /** Someone signed in: staff who were told, an aide for a position, or the invitee. */
  async answer(actor: Actor, meetingId: string, seatId: string, request: AnswerRequest): Promise<void> {
    const parties = await this.queries.parties(seatId);
    authorize(seatPolicy, actor, 'answer', parties);
    const { positionId, organisationId, userIds } = parties;
    const isOwn =
      (actor.id !== null && userIds.includes(actor.id)) ||
      (organisationId !== null && belongsTo(actor, organisationId));
    const isAide = actor.grants.some((grant) => grant.role === 'aide' && grant.positionId === positionId);
    const way = isOwn ? 'page' : isAide ? 'aide' : has(actor, 'staff') ? 'phone' : 'page';
    const by = way === 'aide' ? await this.positions.signedFor(actor, positionId, this.clock.today()) : actor;
    await this.take(by, meetingId, seatId, { ...request, by: actor.name }, way);
  }

  private async take(
    actor: Actor,
    meetingId: string,
    seatId: string,
    reply: Reply,
    way: AnswerWay,
  ): Promise<void> {
    check(reply);
    await this.db.transaction(async () => {
      const meeting = await this.db.lock(Meeting, meetingId);
      const seat = await this.db.lock(Attendance, seatId);
      if (seat.meetingId !== meetingId) throw new NotFound();
      const now = this.clock.now();
      const isAwaited = meeting.status === 'scheduled' || meeting.status === 'postponed';
      if (!isAwaited || meeting.startsAt <= now) throw new Conflict('answers-closed');
      const before = seat.answer;
      seat.reply(reply, way, meeting.startsAt, now);
      meeting.touch();
      await this.db.save(seat);
      await this.db.save(meeting);
      const { by: _, ...said } = reply;
      const change = { id: seatId, via: way, by: seat.answeredBy, ...said, answer: [before, seat.answer] };
      await this.history.record(actor, { type: 'meeting', id: meetingId }, 'answer', { change });
    });
  }

  /** A guess costs; who holds a link that is good gets theirs back, however many sit behind one address. */
  private async guessed(token: string, address: string): Promise<{ seatId: string; meetingId: string }> {
    await this.limits.take('answer-link', address, { points: 30, seconds: 900 });
    const seat = await this.links.seatOf(token);
    await this.limits.giveBack('answer-link', address);
    return seat;
  }
}

function check({ answer, name, reason }: Reply): void {
  if (answer === 'represented' && name == null) throw Invalid.field('/name', 'required');
  if (answer === 'declined' && reason == null) throw Invalid.field('/reason', 'required');
}
