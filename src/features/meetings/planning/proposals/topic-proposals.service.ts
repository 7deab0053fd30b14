import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Conflict, Forbidden, Invalid, NotFound } from '../../../../kernel/errors.js';
import { newId } from '../../../../kernel/id.js';
import { type Actor, authorize, grantsByReach } from '../../../../kernel/policy.js';
import { rights } from '../../../../kernel/rights.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { Database } from '../../../../platform/database/database.js';
import { organisationsIn } from '../../../../platform/database/reach.js';
import { History } from '../../../../platform/history/history.js';
import type { Topic } from '../../../directory/index.js';
import { AgendaItemsService } from '../../agenda-item.service.js';
import { UserNotices } from '../../invitations/user-notices.js';
import { MeetingsService } from '../../meeting.service.js';
import { Meeting } from '../../meeting.js';
import type { AnswerProposalRequest, NewProposalRequest } from './topic-proposal.dto.js';
import { proposalPolicy } from './topic-proposal.policy.js';
import { TopicProposal } from './topic-proposal.js';

/** Open ones of an organisation for a meeting, and all of a meeting: its page shows every one. */
const mostOpen = 5;
const most = 100;

/** Whether something can still come onto the agenda: the meeting is published and has not begun. */
export function isAwaited({ status, startsAt }: Pick<Meeting, 'status' | 'startsAt'>, now: Date): boolean {
  return (status === 'scheduled' && startsAt > now) || status === 'postponed';
}

@Injectable()
export class TopicProposalsService {
  constructor(
    private readonly db: Database,
    private readonly history: History,
    private readonly clock: Clock,
    private readonly meetings: MeetingsService,
    private readonly items: AgendaItemsService,
    private readonly notices: UserNotices,
  ) {}

  async propose(actor: Actor, meetingId: string, request: NewProposalRequest): Promise<void> {
    await this.db.transaction(async () => {
      await this.meetings.allow(actor, meetingId, 'read');
      const meeting = await this.db.lock(Meeting, meetingId);
      const organisationId = await this.proposerOf(actor, meetingId, request.organisationId ?? null);
      if (!isAwaited(meeting, this.clock.now())) throw new Conflict('meeting-begun');
      await this.mustHaveRoom(meetingId, organisationId);
      const { topic, title, reason } = request;
      const about = { id: newId(), meetingId, organisationId, topic, title, reason };
      const asked = { proposedById: actor.id, proposedByName: actor.name, proposedAt: this.clock.now() };
      const proposal = Object.assign(new TopicProposal(), unanswered, about, asked);
      await this.db.save(proposal);
      await this.record(actor, proposal, 'propose-topic', { organisationId, topic, title, reason });
    });
  }

  /** Takes a topic onto the agenda, or says why not. */
  async answer(actor: Actor, meetingId: string, id: string, request: AnswerProposalRequest): Promise<void> {
    const { accepted, note = null, minutes } = request;
    if (!accepted && note === null) throw Invalid.field('/note', 'note-needed');
    await this.db.transaction(async () => {
      const proposal = await this.lock(actor, meetingId, id, 'answer');
      proposal.settle(accepted ? 'accepted' : 'refused');
      const answer = { answeredByName: actor.name, answeredAt: this.clock.now(), answerNote: note };
      Object.assign(proposal, answer);
      if (accepted) proposal.agendaItemId = await this.takeUp(actor, proposal, minutes);
      await this.db.save(proposal);
      const { title, proposedById } = proposal;
      if (proposedById !== null) await this.notices.onTopic(meetingId, id, accepted, proposedById);
      await this.record(actor, proposal, accepted ? 'accept-topic' : 'refuse-topic', { title }, note);
    });
  }

  async withdraw(actor: Actor, meetingId: string, id: string): Promise<void> {
    await this.db.transaction(async () => {
      const proposal = await this.lock(actor, meetingId, id, 'withdraw');
      proposal.settle('withdrawn');
      await this.db.save(proposal);
      await this.record(actor, proposal, 'withdraw-topic', { title: proposal.title });
    });
  }

  private async takeUp(actor: Actor, proposal: TopicProposal, minutes = 15): Promise<string> {
    const [organisation] = await this.db.query<{ name: string }>(sql`
      SELECT name FROM organisations WHERE id = ${proposal.organisationId}`);
    const presenter = organisation?.name.slice(0, 200) ?? null;
    const { meetingId, title } = proposal;
    const item = { title, topic: proposal.topic as Topic, minutes, presenter };
    return (await this.items.add(actor, meetingId, item)).id;
  }

  private async lock(
    actor: Actor,
    meetingId: string,
    id: string,
    deed: 'answer' | 'withdraw',
  ): Promise<TopicProposal> {
    await this.meetings.allow(actor, meetingId, 'read');
    const proposal = await this.db.lock(TopicProposal, id);
    if (proposal.meetingId !== meetingId) throw new NotFound();
    authorize(proposalPolicy, actor, deed, proposal);
    return proposal;
  }

  /** The organisation for which the actor asks: one that takes part, and for which they may. */
  private async proposerOf(actor: Actor, meetingId: string, wanted: string | null): Promise<string> {
    const own = organisationsIn(grantsByReach(actor, rights.proposals.create).get('own') ?? []);
    const rows = await this.db.query<{ id: string }>(sql`
      SELECT DISTINCT organisation_id AS id FROM attendances
      WHERE meeting_id = ${meetingId} AND organisation_id = ANY(${own}::uuid[])`);
    const found = rows.filter(({ id }) => wanted === null || id === wanted);
    const [only] = found;
    if (only === undefined) throw new Forbidden();
    if (found.length > 1) throw Invalid.field('/organisationId', 'required');
    return only.id;
  }

  private async mustHaveRoom(meetingId: string, organisationId: string): Promise<void> {
    const [count] = await this.db.query<{ all: number; open: number }>(sql`
      SELECT count(*) AS all,
        count(*) FILTER (WHERE organisation_id = ${organisationId} AND status = 'open') AS open
      FROM topic_proposals WHERE meeting_id = ${meetingId}`);
    if ((count?.open ?? 0) >= mostOpen) throw new Conflict('too-many', { limit: mostOpen });
    if ((count?.all ?? 0) >= most) throw new Conflict('too-many', { limit: most });
  }

  private record(
    actor: Actor,
    { meetingId }: TopicProposal,
    verb: string,
    change: Record<string, unknown>,
    note: string | null = null,
  ): Promise<void> {
    return this.history.record(actor, { type: 'meeting', id: meetingId }, verb, { change, note });
  }
}

const unanswered = {
  status: 'open' as const,
  answeredByName: null,
  answeredAt: null,
  answerNote: null,
  agendaItemId: null,
};
