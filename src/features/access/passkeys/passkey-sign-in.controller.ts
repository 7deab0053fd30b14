import { Body, Controller, Put, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../../kernel/policy.js';
import { Public, SignedIn } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { Unfinished } from '../../../platform/auth/unfinished.decorator.js';
import { Problems } from '../../../platform/http/openapi.js';
import { Unauthenticated } from '../../../platform/http/problem.js';
import { Me } from '../access.dto.js';
import { AccessQueries } from '../access.queries.js';
import { deviceOf } from '../sign-in/device.js';
import { KnownDevices } from '../sign-in/known-devices.js';
import { SessionAuthenticator } from '../sign-in/session.authenticator.js';
import { SessionCookie } from '../sign-in/session-cookie.js';
import { SessionsService } from '../sign-in/sessions.service.js';
import { PasskeyChallenges } from './passkey.challenges.js';
import { PasskeyAssertion, PasskeyOptions } from './passkey.dto.js';
import { PasskeySignInService } from './passkey-sign-in.service.js';

/** Signing in by a passkey. Each is a PUT: a challenge stays used up when the rest is refused. */
@ApiTags('access')
@Controller('sessions')
export class PasskeySignInController {
  constructor(
    private readonly signIn: PasskeySignInService,
    private readonly challenges: PasskeyChallenges,
    private readonly sessions: SessionsService,
    private readonly queries: AccessQueries,
    private readonly cookie: SessionCookie,
    private readonly authenticator: SessionAuthenticator,
    private readonly devices: KnownDevices,
  ) {}

  /** Ask for a challenge to sign in by. The authenticator says itself whose passkeys it holds. */
  @Public('a challenge is random and tells nothing')
  @Put('passkey/challenge')
  async challenge(@Res({ passthrough: true }) reply: FastifyReply): Promise<PasskeyOptions> {
    return { options: await this.signIn.options(this.challenges.begin(reply, 'sign-in', null)) };
  }

  /** Sign in by a passkey, completely: begins a session and sets its cookie. */
  @Public('this is where a person proves who they are')
  @Problems(401, 409, 422, 429)
  @Put('passkey')
  async begin(
    @Body() assertion: PasskeyAssertion,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const challenge = await this.challenges.take(request, reply, 'sign-in', null);
    const token = await this.signIn.signIn({ assertion, challenge, device: deviceOf(request) });
    await this.sessions.replace(this.cookie.read(request));
    this.renew(reply, token);
    const identified = await this.authenticator.signedInBy(token);
    // Disabled in this very moment.
    if (identified === null) throw new Unauthenticated('passkey-refused');
    return this.remembered(reply, await this.queries.me(identified.actor, identified.awaits));
  }

  /** Complete a sign-in by a passkey in place of a code. The session gets a new token. */
  @Unfinished('second-factor')
  @Problems(401, 403, 409, 422, 429)
  @SignedIn('the own second factor')
  @Put('current/passkey')
  async complete(
    @CurrentActor() actor: Actor,
    @Body() assertion: PasskeyAssertion,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const sessionId = request.sessionId ?? '';
    const challenge = await this.challenges.take(request, reply, 'prove', sessionId);
    const answered = { assertion, challenge, device: deviceOf(request) };
    this.renew(reply, await this.signIn.complete(actor, sessionId, answered));
    return this.remembered(reply, await this.queries.me(actor, null));
  }

  private renew(reply: FastifyReply, token: string): void {
    this.authenticator.forget();
    this.cookie.set(reply, token);
  }

  private remembered(reply: FastifyReply, me: Me): Me {
    this.devices.remember(reply, [me.id, me.email]);
    return me;
  }
}
