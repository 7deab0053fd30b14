import { Body, Controller, Get, HttpCode, Param, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../../kernel/policy.js';
import { Access, Public } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { IdPipe } from '../../../platform/http/id.pipe.js';
import { Problems } from '../../../platform/http/openapi.js';
import { Post } from '../../../platform/http/post.decorator.js';
import {
  AnswerRequest,
  InvitationLetterView,
  LetterPreviewRequest,
  LinkAnswerRequest,
  OwnSeatList,
} from './answer.dto.js';
import { AnswerQueries } from './answer.queries.js';
import { AnswersService } from './answers.service.js';

/** Whether invitees come. */
@ApiTags('meetings')
@Controller()
export class AnswerController {
  constructor(
    private readonly answers: AnswersService,
    private readonly queries: AnswerQueries,
  ) {}

  /** The letter of invitation behind a link; nothing changes by asking. */
  @Public('whoever holds the secret of the link is invited')
  @Problems(410, 422, 429)
  @HttpCode(200)
  @Post('meeting-answers/previews')
  letter(
    @Body() { token }: LetterPreviewRequest,
    @Req() request: FastifyRequest,
  ): Promise<InvitationLetterView> {
    return this.answers.letter(token, request.ip);
  }

  /** Answer an invitation by its link, or change the answer, until the meeting begins. */
  @Public('whoever holds the secret of the link answers for the seat that it names')
  @Problems(409, 410, 422, 429)
  @HttpCode(200)
  @Post('meeting-answers')
  answerByLink(
    @Body() body: LinkAnswerRequest,
    @Req() request: FastifyRequest,
  ): Promise<InvitationLetterView> {
    return this.answers.answerByLink(body, request.ip);
  }

  /** The reader's own seats at a meeting: of their position, of themselves, of their organisation. */
  @Problems(401, 403)
  @Access('seats.read')
  @Get('meetings/:id/own-seats')
  async own(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<OwnSeatList> {
    return { items: await this.queries.own(actor, id) };
  }

  /** Say whether an invitee comes: for oneself, for a leader, or as told to staff by telephone. */
  @Problems(400, 401, 403, 404, 409, 422)
  @HttpCode(204)
  @Access('seats.answer')
  @Post('meetings/:id/seats/:seatId/answers')
  answer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('seatId', IdPipe) seatId: string,
    @Body() body: AnswerRequest,
  ): Promise<void> {
    return this.answers.answer(actor, id, seatId, body);
  }
}
