import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/policy.js';
import { Access, SignedIn } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { Cursors } from '../../../platform/http/cursors.js';
import { IdPipe } from '../../../platform/http/id.pipe.js';
import { IfMatch } from '../../../platform/http/if-match.decorator.js';
import { Problems } from '../../../platform/http/openapi.js';
import { PageQuery } from '../../../platform/http/page.dto.js';
import { Post } from '../../../platform/http/post.decorator.js';
import { withCurrent } from '../../../platform/http/versions.js';
import {
  AnswerCorrectionRequest,
  CorrectionFilter,
  CorrectionPage,
  CorrectionView,
  NewCorrectionRequest,
  OwnCorrection,
  OwnCorrectionPage,
} from './correction.dto.js';
import { CorrectionQueries } from './correction.queries.js';
import { CorrectionsService } from './corrections.service.js';

/** What people say is wrong in what is held about them, and what becomes of it. */
@ApiTags('account')
@Controller()
export class CorrectionsController {
  constructor(
    private readonly corrections: CorrectionsService,
    private readonly queries: CorrectionQueries,
    private readonly cursors: Cursors,
  ) {}

  /** The corrections that one asked for, newest first. */
  @Problems(401, 422)
  @SignedIn('the own requests')
  @Get('me/corrections')
  async own(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<OwnCorrectionPage> {
    const page = this.cursors.request(actor, 'me/corrections', query);
    return this.cursors.page(actor, 'me/corrections', await this.queries.of(actor, page));
  }

  /** Ask for a correction of what is held about oneself; at most five wait for an answer at once. */
  @Problems(400, 401, 409, 422)
  @SignedIn('the own requests')
  @Post('me/corrections')
  async ask(@CurrentActor() actor: Actor, @Body() body: NewCorrectionRequest): Promise<OwnCorrection> {
    const { id, field, wrong, wanted, status, reason, createdAt, dueAt, answeredAt } =
      await this.corrections.ask(actor, body);
    return { id, field, wrong, wanted, status, reason, createdAt, dueAt, answeredAt };
  }

  /** The queue: open requests as they are due, or those that were answered. */
  @Problems(401, 403, 422)
  @Access('corrections.read')
  @Get('corrections')
  async list(@CurrentActor() actor: Actor, @Query() query: CorrectionFilter): Promise<CorrectionPage> {
    const list = `corrections/${query.state ?? 'open'}`;
    const page = this.cursors.request(actor, list, query);
    return this.cursors.page(actor, list, await this.queries.list(actor, query, page));
  }

  /** Say what became of a request. Who asked is told by mail. */
  @Problems(400, 401, 403, 404, 409, 412, 422, 428)
  @Access('corrections.answer')
  @Put('corrections/:id/answer')
  async answer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body() body: AnswerCorrectionRequest,
  ): Promise<CorrectionView> {
    const view = () => this.queries.view(actor, id);
    await withCurrent(() => this.corrections.answer(actor, id, version, body), view);
    return view();
  }
}
