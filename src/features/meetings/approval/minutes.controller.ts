import { Body, Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NotFound } from '../../../kernel/errors.js';
import type { Actor } from '../../../kernel/policy.js';
import { Access } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { IdPipe } from '../../../platform/http/id.pipe.js';
import { Problems } from '../../../platform/http/openapi.js';
import { Post } from '../../../platform/http/post.decorator.js';
import { ExemptReadings } from '../exempt-readings.js';
import { MinutesCommentsService } from './minutes-comments.service.js';
import {
  AnswerCommentRequest,
  CommentOnMinutesRequest,
  MinutesReading,
  MinutesVersionView,
  MinutesView,
  MoveMinutesRequest,
} from './minutes.dto.js';
import { MinutesQueries } from './minutes.queries.js';
import { MinutesService } from './minutes.service.js';

/** Minutes after the meeting: corrected by who took part, approved, and kept in versions. */
@ApiTags('meetings')
@Controller('meetings/:id/minutes')
export class MinutesController {
  constructor(
    private readonly minutes: MinutesService,
    private readonly comments: MinutesCommentsService,
    private readonly queries: MinutesQueries,
    private readonly readings: ExemptReadings,
  ) {}

  /** Where the minutes of a meeting stand, and what the reader may do now. */
  @Problems(401, 403, 404)
  @Access('minutes.read')
  @Get()
  view(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<MinutesView> {
    return this.queries.view(actor, id);
  }

  /** The notes with what was said about them, from the round of correction on; while an erratum is a draft, as approved. */
  @Problems(401, 403, 404)
  @Access('minutes.read')
  @Get('reading')
  async reading(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<MinutesReading> {
    await this.queries.mustBeReadable(actor, id);
    await this.readings.ofMeeting(actor, id);
    return this.queries.reading(actor, id);
  }

  /** Open or end a round of correction, or begin an erratum of what was approved. */
  @Problems(400, 401, 403, 404, 409, 422)
  @Access('minutes.open_round', 'minutes.end_round', 'minutes.correct')
  @Post('moves')
  async move(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: MoveMinutesRequest,
  ): Promise<MinutesView> {
    await this.minutes.move(actor, id, body);
    return this.queries.view(actor, id);
  }

  /** Say what is wrong in a paragraph, while the round of correction runs. */
  @Problems(400, 401, 403, 404, 409, 422)
  @Access('minutes.comment')
  @Post('note-blocks/:blockId/comments')
  async comment(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('blockId', IdPipe) blockId: string,
    @Body() body: CommentOnMinutesRequest,
  ): Promise<MinutesReading> {
    await this.comments.add(actor, id, blockId, body.text);
    return this.queries.reading(actor, id);
  }

  /** Answer what somebody said: taken over, or not and why. */
  @Problems(400, 401, 403, 404, 409, 422)
  @Access('minutes.answer')
  @Post('comments/:commentId/answers')
  async answer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('commentId', IdPipe) commentId: string,
    @Body() body: AnswerCommentRequest,
  ): Promise<MinutesReading> {
    await this.comments.answer(actor, id, commentId, body);
    return this.queries.reading(actor, id);
  }

  /** The minutes as they were approved. */
  @Problems(401, 403, 404)
  @Access('minutes.read')
  @Get('versions/:number')
  async version(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('number') number: string,
  ): Promise<MinutesVersionView> {
    if (!/^[1-9]\d{0,5}$/.test(number)) throw new NotFound();
    const version = await this.queries.version(actor, id, Number(number));
    const exempt = version.agenda.filter(({ classification }) => classification === 'exempt');
    const numbers = exempt.map((item) => item.number);
    // What was exempt then counts; else what is so now.
    await (numbers.length > 0
      ? this.readings.ofItems(actor, id, numbers)
      : this.readings.ofMeeting(actor, id));
    return version;
  }
}
