import { Body, Controller, Delete, Get, HttpCode, Patch, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../kernel/policy.js';
import { CurrentActor } from '../../platform/auth/current-actor.decorator.js';
import { Public } from '../../platform/auth/public.decorator.js';
import { Clock, officeTimeZone } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { Problems } from '../../platform/http/openapi.js';
import { Post } from '../../platform/http/post.decorator.js';
import { Unauthenticated } from '../../platform/http/problem.js';
import { AcceptInvitationRequest, Me, Office, PreferencesRequest, SignInRequest } from './access.dto.js';
import { AccessQueries } from './access.queries.js';
import { demoAccounts, demoPassword } from './demo-accounts.js';
import { InvitationsService } from './invitations.service.js';
import { SessionAuthenticator } from './session.authenticator.js';
import { SessionCookie } from './session-cookie.js';
import { SignInService } from './sign-in.service.js';
import { UsersService } from './users.service.js';

@ApiTags('access')
@Controller()
export class SessionController {
  constructor(
    private readonly signIn: SignInService,
    private readonly invitations: InvitationsService,
    private readonly users: UsersService,
    private readonly queries: AccessQueries,
    private readonly cookie: SessionCookie,
    private readonly authenticator: SessionAuthenticator,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** What anyone may know about this installation. */
  @Public('the sign-in page needs it')
  @Get('office')
  office(): Office {
    const { demo, officeName } = this.config;
    return {
      name: officeName,
      sample: demo,
      signInHints: demo
        ? demoAccounts.map(({ role, email }) => ({ role, email, password: demoPassword }))
        : [],
      timeZone: officeTimeZone,
      today: this.clock.today(),
    };
  }

  /** Sign in: begins a session and sets its cookie. */
  @Public('this is where a person proves who they are')
  @Problems(401, 422, 429)
  @Post('sessions')
  async begin(
    @Body() { email, password }: SignInRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const token = await this.signIn.signIn(email, password, deviceOf(request));
    return this.welcome(token, request, reply);
  }

  /** Sign out: ends this session. */
  @Problems(401)
  @HttpCode(204)
  @Delete('sessions/current')
  async end(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.signIn.signOut(actor, request.sessionId ?? '');
    this.authenticator.forget();
    this.cookie.clear(reply);
    void reply.header('Clear-Site-Data', '"cache", "cookies", "storage"');
  }

  /** Accept an invitation: makes the user and signs them in. */
  @Public('whoever holds the secret of the link is invited')
  @Problems(410, 409, 422, 429)
  @Post('invitations/acceptances')
  async accept(
    @Body() body: AcceptInvitationRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const token = await this.invitations.accept(body, deviceOf(request));
    return this.welcome(token, request, reply);
  }

  /** The signed-in person, and the sections that they find. */
  @Problems(401)
  @Get('me')
  me(@CurrentActor() actor: Actor): Promise<Me> {
    return this.queries.me(actor);
  }

  /** Change one's own language. */
  @Problems(401, 422)
  @Patch('me')
  async prefer(@CurrentActor() actor: Actor, @Body() { locale }: PreferencesRequest): Promise<Me> {
    await this.users.prefer(actor, locale);
    this.authenticator.forget();
    return this.queries.me({ ...actor, locale });
  }

  private async welcome(token: string, request: FastifyRequest, reply: FastifyReply): Promise<Me> {
    this.cookie.set(reply, token);
    const actor = await this.authenticator.signedInBy(token);
    if (actor === null) throw new Unauthenticated();
    request.actor = actor;
    return this.queries.me(actor);
  }
}

function deviceOf(request: FastifyRequest) {
  return { address: request.ip, userAgent: request.headers['user-agent'] };
}
