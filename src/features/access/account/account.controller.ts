import { Body, Controller, Delete, Get, HttpCode, Param, Put, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../../kernel/policy.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { Public, SignedIn } from '../../../platform/auth/access.decorator.js';
import { Unfinished } from '../../../platform/auth/unfinished.decorator.js';
import { IdPipe } from '../../../platform/http/id.pipe.js';
import { Problems } from '../../../platform/http/openapi.js';
import { Post } from '../../../platform/http/post.decorator.js';
import {
  AccountEventList,
  AccountSecurity,
  ChangePasswordRequest,
  PasswordResetRequest,
  SessionList,
  UsePasswordResetRequest,
} from './account.dto.js';
import { AccountQueries } from './account.queries.js';
import { deviceOf } from '../sign-in/device.js';
import { KnownDevices } from '../sign-in/known-devices.js';
import { PasswordsService } from '../sign-in/passwords.service.js';
import { SessionAuthenticator } from '../sign-in/session.authenticator.js';
import { SessionCookie } from '../sign-in/session-cookie.js';
import { SessionsService } from '../sign-in/sessions.service.js';

/** One's own account: its password, the devices that are signed in, and what happened to it. */
@ApiTags('account')
@Controller()
export class AccountController {
  constructor(
    private readonly queries: AccountQueries,
    private readonly passwords: PasswordsService,
    private readonly sessions: SessionsService,
    private readonly cookie: SessionCookie,
    private readonly authenticator: SessionAuthenticator,
    private readonly devices: KnownDevices,
  ) {}

  /** How one's own account is guarded. */
  @Unfinished('enrolment')
  @Problems(401)
  @SignedIn('the own account')
  @Get('me/security')
  security(@CurrentActor() actor: Actor): Promise<AccountSecurity> {
    return this.queries.security(actor);
  }

  /** What happened to one's own account, the latest first: sign-ins, failed ones as well, and changes. */
  @Problems(401)
  @SignedIn('the own account')
  @Get('me/sign-ins')
  async events(@CurrentActor() actor: Actor): Promise<AccountEventList> {
    return { items: await this.queries.events(actor) };
  }

  /**
   * Change one's own password. All other sessions end. Not a POST, since those keep a fingerprint of what was sent,
   * and a password leaves none.
   */
  @Problems(401, 422, 429, 503)
  @HttpCode(204)
  @SignedIn('the own account')
  @Put('me/password')
  async change(
    @CurrentActor() actor: Actor,
    @Body() { current, password }: ChangePasswordRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const here = { sessionId: request.sessionId ?? '', device: deviceOf(request) };
    const token = await this.passwords.change(actor, here, current, password);
    this.authenticator.forget();
    this.cookie.set(reply, token);
  }

  /** Ask for a link that resets a password. The answer is the same whether there is such an account or not. */
  @Public('who has forgotten the password cannot sign in')
  @Problems(422, 429)
  @HttpCode(202)
  @Post('password-resets')
  async askForReset(@Body() { email }: PasswordResetRequest, @Req() request: FastifyRequest): Promise<void> {
    await this.passwords.askForReset(email, request.ip);
  }

  /** Set a new password by the secret of such a link. It signs nobody in; all sessions end. */
  @Public('whoever holds the secret of the link reads the mail of its owner')
  @Problems(410, 422, 429, 503)
  @HttpCode(204)
  @Post('password-resets/uses')
  async reset(
    @Body() { token, password }: UsePasswordResetRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const email = await this.passwords.reset(token, password, request.ip);
    // Strangers who try this account keep its owner out no longer; a second factor is still to be given.
    this.devices.remember(reply, [email]);
    this.authenticator.forget();
  }

  /** The devices on which one is signed in, the last used first. */
  @Problems(401)
  @SignedIn('the own account')
  @Get('sessions')
  async list(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<SessionList> {
    return { items: await this.queries.sessions(actor.id ?? '', request.sessionId ?? '', request.ip) };
  }

  /** End all of one's sessions but this one. */
  @Problems(401)
  @HttpCode(204)
  @SignedIn('the own account')
  @Delete('sessions/others')
  async endOthers(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<void> {
    await this.sessions.endOthers(actor, request.sessionId ?? '');
    this.authenticator.forget();
  }

  /** End one of one's sessions. */
  @Problems(401, 404)
  @HttpCode(204)
  @SignedIn('the own account')
  @Delete('sessions/:id')
  async end(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    await this.sessions.end(actor, id);
    this.authenticator.forget();
  }
}
