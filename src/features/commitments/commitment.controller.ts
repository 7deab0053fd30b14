import { Body, Controller, Get, Param, Patch, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/policy.js';
import { Access } from '../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.decorator.js';
import { HistoryPage } from '../../platform/history/history.dto.js';
import { History } from '../../platform/history/history.js';
import { Readings } from '../../platform/history/readings.js';
import { Cursors } from '../../platform/http/cursors.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { IfMatch } from '../../platform/http/if-match.decorator.js';
import { Problems } from '../../platform/http/openapi.js';
import { PageQuery } from '../../platform/http/page.dto.js';
import { Post } from '../../platform/http/post.decorator.js';
import { withCurrent } from '../../platform/http/versions.js';
import {
  AnswerExtensionRequest,
  CommitmentFilter,
  EditCommitmentRequest,
  MoveCommitmentRequest,
  NewCommitmentRequest,
  ReportProgressRequest,
  RequestExtensionRequest,
} from './commitment.dto.js';
import { commitmentVerbs } from './commitment.lifecycle.js';
import { CommitmentQueries } from './commitment.queries.js';
import { CommitmentsService } from './commitment.service.js';
import { CommitmentPage, CommitmentView } from './commitment.views.dto.js';
import { ProgressService } from './progress.service.js';

@ApiTags('commitments')
@Controller('commitments')
export class CommitmentController {
  constructor(
    private readonly commitments: CommitmentsService,
    private readonly progress: ProgressService,
    private readonly queries: CommitmentQueries,
    private readonly history: History,
    private readonly readings: Readings,
    private readonly cursors: Cursors,
  ) {}

  /** Commitments within the reader's reach that match a filter. */
  @Problems(401, 422)
  @Access('commitments.read')
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: CommitmentFilter): Promise<CommitmentPage> {
    const list = `commitments:${query.sort ?? 'due'}`;
    const page = await this.queries.list(actor, query, this.cursors.request(actor, list, query));
    return this.cursors.page(actor, list, page);
  }

  /** Write down a commitment; it is a proposal until it is agreed. */
  @Problems(400, 401, 403, 404, 422)
  @Access('commitments.create')
  @Post()
  async create(@CurrentActor() actor: Actor, @Body() body: NewCommitmentRequest): Promise<CommitmentView> {
    const { id } = await this.commitments.create(actor, body);
    return this.queries.view(actor, id);
  }

  /** One commitment with its progress, extensions, and what the reader may do now. */
  @Problems(401, 404)
  @Access('commitments.read')
  @Get(':id')
  async view(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<CommitmentView> {
    const view = await this.queries.view(actor, id);
    if (view.classification === 'exempt') await this.readings.note(actor, { type: 'commitment', id });
    return view;
  }

  /** Change the wording or the measure; an agreed due date moves only through an extension. */
  @Problems(401, 403, 404, 409, 412, 422, 428)
  @Access('commitments.edit')
  @Patch(':id')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body() body: EditCommitmentRequest,
  ): Promise<CommitmentView> {
    const view = () => this.queries.view(actor, id);
    await withCurrent(() => this.commitments.edit(actor, id, version, body), view);
    return view();
  }

  /** Move a commitment on: agree, submit, verify, return and so on. */
  @Problems(400, 401, 403, 404, 409, 422)
  @Access(...commitmentVerbs.map((verb) => `commitments.${verb}` as const))
  @Post(':id/moves')
  async move(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: MoveCommitmentRequest,
  ): Promise<CommitmentView> {
    await this.commitments.move(actor, id, body);
    return this.queries.view(actor, id);
  }

  /** Report how far it is. */
  @Problems(400, 401, 403, 404, 409, 422)
  @Access('commitments.report')
  @Post(':id/progress')
  async report(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ReportProgressRequest,
  ): Promise<CommitmentView> {
    await this.progress.report(actor, id, body);
    return this.queries.view(actor, id);
  }

  /** Ask for more time. */
  @Problems(400, 401, 403, 404, 409, 422)
  @Access('commitments.extend')
  @Post(':id/extensions')
  async extend(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: RequestExtensionRequest,
  ): Promise<CommitmentView> {
    await this.progress.askForMoreTime(actor, id, body);
    return this.queries.view(actor, id);
  }

  /** Grant or refuse more time. */
  @Problems(400, 401, 403, 404, 409, 422)
  @Access('commitments.answer')
  @Post(':id/extensions/:extensionId/answers')
  async answer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('extensionId', IdPipe) extensionId: string,
    @Body() body: AnswerExtensionRequest,
  ): Promise<CommitmentView> {
    await this.progress.answer(actor, id, extensionId, body);
    return this.queries.view(actor, id);
  }

  /** What happened to a commitment, newest first. */
  @Problems(401, 404, 422)
  @Access('commitments.read')
  @Get(':id/history')
  async story(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<HistoryPage> {
    await this.view(actor, id);
    const page = this.cursors.request(actor, 'history', query);
    return this.cursors.page(actor, 'history', await this.history.of({ type: 'commitment', id }, page));
  }
}
