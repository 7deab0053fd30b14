import { Body, Controller, Delete, Get, HttpCode, Patch, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../../kernel/policy.js';
import { Public, SignedIn } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { Uncounted } from '../../../platform/auth/uncounted.decorator.js';
import { Unfinished } from '../../../platform/auth/unfinished.decorator.js';
import { Clock, officeTimeZone } from '../../../platform/clock/clock.js';
import { Config } from '../../../platform/config/config.js';
import { IfMatch } from '../../../platform/http/if-match.decorator.js';
import { Problems } from '../../../platform/http/openapi.js';
import { Post } from '../../../platform/http/post.decorator.js';
import { Unauthenticated } from '../../../platform/http/problem.js';
import { withCurrent } from '../../../platform/http/versions.js';
import { AcceptInvitationRequest, Me, Office, PreferencesRequest, SignInRequest } from '../access.dto.js';
import { AccessQueries } from '../access.queries.js';
import { demoAccounts, demoPassword } from '../users/demo-accounts.js';
import { deviceOf } from './device.js';
import { KnownDevices } from './known-devices.js';
import { InvitationsService } from '../users/invitations.service.js';
import { SessionAuthenticator } from './session.authenticator.js';
import { SessionCookie } from './session-cookie.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';
import { SsoProvider } from '../sso/sso.provider.js';
import { UsersService } from '../users/users.service.js';

@ApiTags('access')
@Controller()
export class SessionController {
  constructor(
    private readonly signIn: SignInService,
    private readonly sessions: SessionsService,
    private readonly invitations: InvitationsService,
    private readonly users: UsersService,
    private readonly queries: AccessQueries,
    private readonly cookie: SessionCookie,
    private readonly authenticator: SessionAuthenticator,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly sso: SsoProvider,
    private readonly devices: KnownDevices,
  ) {}

  /** What anyone may know about this installation. */
  @Uncounted('every page begins with it, and it is answered from memory')
  @Public('the sign-in page needs it')
  @Get('office')
  office(): Office {
    const { demo, officeName, passwordMinLength } = this.config;
    return {
      name: officeName,
      sample: demo,
      signInHints: demo
        ? demoAccounts.map(({ role, email }) => ({ role, email, password: demoPassword }))
        : [],
      sso: this.sso.name === null ? null : { name: this.sso.name },
      timeZone: officeTimeZone,
      today: this.clock.today(),
      passwordMinLength,
    };
  }

  /** Sign in: begins a session and sets its cookie. `awaits` says whether a second factor is still to come. */
  @Public('this is where a person proves who they are')
  @Problems(401, 422, 429, 503)
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
  @Unfinished('second-factor', 'enrolment')
  @Problems(401)
  @HttpCode(204)
  @SignedIn('everyone may leave')
  @Delete('sessions/current')
  async end(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.signOut(actor, request.sessionId ?? '');
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
  @Unfinished('second-factor', 'enrolment')
  @Problems(401)
  @SignedIn('who one is')
  @Get('me')
  me(@CurrentActor() actor: Actor, @Req() { awaits = null }: FastifyRequest): Promise<Me> {
    return this.queries.me(actor, awaits);
  }

  /** Change one's own language. */
  @Problems(401, 412, 422, 428)
  @SignedIn('the own language')
  @Patch('me')
  async prefer(
    @CurrentActor() actor: Actor,
    @IfMatch() version: number,
    @Body() { locale }: PreferencesRequest,
  ): Promise<Me> {
    const me = () => this.queries.me({ ...actor, locale }, null);
    await withCurrent(() => this.users.prefer(actor, version, locale), me);
    this.authenticator.forget();
    return me();
  }

  private async welcome(token: string, request: FastifyRequest, reply: FastifyReply): Promise<Me> {
    await this.sessions.replace(this.cookie.read(request));
    this.authenticator.forget();
    this.cookie.set(reply, token);
    const identified = await this.authenticator.signedInBy(token);
    if (identified === null) throw new Unauthenticated();
    request.actor = identified.actor;
    const me = await this.queries.me(identified.actor, identified.awaits);
    // Who has only the password is nobody's device yet.
    if (identified.awaits === null) this.devices.remember(reply, [me.id, me.email]);
    return me;
  }
}
