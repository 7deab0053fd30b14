import { Body, Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/policy.js';
import { Access } from '../../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../../platform/auth/current-actor.decorator.js';
import { IdPipe } from '../../../../platform/http/id.pipe.js';
import { Problems } from '../../../../platform/http/openapi.js';
import { Post } from '../../../../platform/http/post.decorator.js';
import { MeetingsService } from '../../meeting.service.js';
import { AnswerProposalRequest, NewProposalRequest, ProposalList } from './topic-proposal.dto.js';
import { TopicProposalQueries } from './topic-proposal.queries.js';
import { TopicProposalsService } from './topic-proposals.service.js';

/** What organisations that take part ask to have on the agenda. Each change answers all that the reader sees. */
@ApiTags('meetings')
@Controller('meetings/:id/proposals')
export class TopicProposalController {
  constructor(
    private readonly meetings: MeetingsService,
    private readonly proposals: TopicProposalsService,
    private readonly queries: TopicProposalQueries,
  ) {}

  /** The topics proposed for a meeting: staff see all, an organisation its own. */
  @Problems(401, 403, 404)
  @Access('proposals.read')
  @Get()
  async list(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ProposalList> {
    await this.meetings.allow(actor, id, 'read');
    return this.queries.of(actor, id);
  }

  /** Propose a topic for the agenda, as an organisation that takes part, before the meeting. */
  @Problems(400, 401, 403, 404, 409, 422)
  @Access('proposals.create')
  @Post()
  async propose(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: NewProposalRequest,
  ): Promise<ProposalList> {
    await this.proposals.propose(actor, id, body);
    return this.queries.of(actor, id);
  }

  /** Take a proposed topic onto the agenda, or refuse it with the reason. */
  @Problems(400, 401, 403, 404, 409, 422)
  @Access('proposals.answer')
  @Post(':proposalId/answers')
  async answer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('proposalId', IdPipe) proposalId: string,
    @Body() body: AnswerProposalRequest,
  ): Promise<ProposalList> {
    await this.proposals.answer(actor, id, proposalId, body);
    return this.queries.of(actor, id);
  }

  /** Take back what one's organisation proposed and nobody has answered yet. */
  @Problems(400, 401, 403, 404, 409)
  @Access('proposals.withdraw')
  @Post(':proposalId/withdrawals')
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('proposalId', IdPipe) proposalId: string,
  ): Promise<ProposalList> {
    await this.proposals.withdraw(actor, id, proposalId);
    return this.queries.of(actor, id);
  }
}
