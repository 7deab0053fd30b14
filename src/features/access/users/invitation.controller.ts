import { Body, Controller, Get, HttpCode, Param, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../../kernel/policy.js';
import { Access, Public } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { Cursors } from '../../../platform/http/cursors.js';
import { WantsProof } from '../../../platform/auth/wants-proof.decorator.js';
import { IdPipe } from '../../../platform/http/id.pipe.js';
import { Problems } from '../../../platform/http/openapi.js';
import { Post } from '../../../platform/http/post.decorator.js';
import {
  InvitationFilter,
  InvitationPage,
  InvitationPreview,
  InvitationView,
  InviteRequest,
  PreviewRequest,
} from './invitation.dto.js';
import { InvitationQueries } from './invitation.queries.js';
import { InvitationsService } from './invitations.service.js';

/** Invitations to make an account; accepting one stands with the sessions, since it begins one. */
@ApiTags('access')
@Controller('invitations')
export class InvitationController {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly queries: InvitationQueries,
    private readonly cursors: Cursors,
  ) {}

  /** Invitations that nobody has accepted yet, newest first. */
  @Problems(401, 403, 422)
  @Access('users.read')
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: InvitationFilter): Promise<InvitationPage> {
    const page = this.cursors.request(actor, 'invitations', query);
    return this.cursors.page(actor, 'invitations', await this.queries.list(query, page));
  }

  /** One invitation that somebody sent. */
  @Problems(401, 403, 404)
  @Access('users.read')
  @Get(':id')
  view(@Param('id', IdPipe) id: string): Promise<InvitationView> {
    return this.queries.one(id);
  }

  /** Invite someone: a link, good once and for seven days, goes to their address. */
  @Problems(400, 401, 403, 409, 422, 429)
  @WantsProof()
  @Access('users.manage')
  @Post()
  async invite(@CurrentActor() actor: Actor, @Body() body: InviteRequest): Promise<InvitationView> {
    return this.queries.one(await this.invitations.invite(actor, body));
  }

  /** Send a new link; the one before ends. */
  @Problems(400, 401, 403, 404, 409, 429)
  @WantsProof()
  @Access('users.manage')
  @Post(':id/sendings')
  async resend(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<InvitationView> {
    await this.invitations.resend(actor, id);
    return this.queries.one(id);
  }

  /** Take an invitation back: its link ends. */
  @Problems(400, 401, 403, 404, 409, 422)
  @HttpCode(204)
  @Access('users.manage')
  @Post(':id/revocations')
  revoke(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.invitations.revoke(actor, id);
  }

  /** Whom a link invites as what; nothing changes by asking. */
  @Public('whoever holds the secret of the link is invited')
  @Problems(410, 422, 429)
  @HttpCode(200)
  @Post('previews')
  preview(@Body() { token }: PreviewRequest, @Req() request: FastifyRequest): Promise<InvitationPreview> {
    return this.invitations.preview(token, request.ip);
  }
}
