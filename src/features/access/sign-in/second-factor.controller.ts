import { Body, Controller, Get, HttpCode, Put, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../../kernel/policy.js';
import { SignedIn } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { Unfinished } from '../../../platform/auth/unfinished.decorator.js';
import { Problems } from '../../../platform/http/openapi.js';
import { Post } from '../../../platform/http/post.decorator.js';
import { Me } from '../access.dto.js';
import { AccessQueries } from '../access.queries.js';
import { deviceOf } from './device.js';
import { EnrolmentsService } from './enrolments.service.js';
import { KnownDevices } from './known-devices.js';
import {
  CodeRequest,
  ConfirmSecondFactorRequest,
  ProofRequest,
  RecoveryCodes,
  SecondFactorDraft,
  SecondFactorWays,
} from './second-factor.dto.js';
import { askingIn, Proofs } from './proofs.js';
import { SecondFactorService } from './second-factor.service.js';
import { SessionAuthenticator } from './session.authenticator.js';
import { SessionCookie } from './session-cookie.js';
import { SignInService } from './sign-in.service.js';

/**
 * The second factor: given at sign-in, set up, replaced and removed. What answers a secret is a PUT, since the answer
 * of a POST is kept to be given again.
 */
@ApiTags('account')
@Controller()
export class SecondFactorController {
  constructor(
    private readonly signIn: SignInService,
    private readonly secondFactor: SecondFactorService,
    private readonly enrolments: EnrolmentsService,
    private readonly proofs: Proofs,
    private readonly queries: AccessQueries,
    private readonly cookie: SessionCookie,
    private readonly authenticator: SessionAuthenticator,
    private readonly devices: KnownDevices,
  ) {}

  /** By what one can complete a sign-in. */
  @Unfinished('second-factor')
  @Problems(401)
  @SignedIn('the own second factor')
  @Get('sessions/current/second-factor')
  ways(@CurrentActor() actor: Actor): Promise<SecondFactorWays> {
    return this.secondFactor.ways(actor.id ?? '');
  }

  /** Complete a sign-in by a code. The session gets a new token. */
  @Unfinished('second-factor')
  @Problems(401, 422, 429)
  @SignedIn('the own second factor')
  @Put('sessions/current/second-factor')
  async complete(
    @CurrentActor() actor: Actor,
    @Body() { code }: CodeRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const token = await this.signIn.complete(actor, request.sessionId ?? '', code, deviceOf(request));
    return this.renew(reply, token, actor);
  }

  /** Begin to set up an authenticator app: a fresh secret, not yet in force. */
  @Unfinished('enrolment')
  @Problems(401)
  @SignedIn('the own second factor')
  @Put('me/second-factor/draft')
  draft(@CurrentActor() actor: Actor): Promise<SecondFactorDraft> {
    return this.secondFactor.draft(actor);
  }

  /** Put the drafted secret in force by a code of it. Recovery codes are answered this once. */
  @Unfinished('enrolment')
  @Problems(401, 409, 422, 429)
  @SignedIn('the own second factor')
  @Put('me/second-factor')
  async confirm(
    @CurrentActor() actor: Actor,
    @Body() { code, current, ...proofs }: ConfirmSecondFactorRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecoveryCodes> {
    const asking = askingIn(request);
    const given = await this.proofs.of({ ...proofs, code: current }, request, reply);
    const { token, recoveryCodes } = await this.enrolments.confirm(actor, asking, code, given);
    await this.renew(reply, token, actor);
    return { codes: recoveryCodes };
  }

  /** New recovery codes in place of the old ones; answered this once. */
  @Problems(401, 409, 422, 429)
  @SignedIn('the own second factor')
  @Put('me/second-factor/recovery-codes')
  async renewCodes(
    @CurrentActor() actor: Actor,
    @Body() body: ProofRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecoveryCodes> {
    const given = await this.proofs.of(body, request, reply);
    return { codes: await this.enrolments.renewRecoveryCodes(actor, given) };
  }

  /** Remove the authenticator app, by a code of it. */
  @Problems(400, 401, 409, 422, 429)
  @HttpCode(204)
  @SignedIn('the own second factor')
  @Post('me/second-factor/removals')
  async remove(
    @CurrentActor() actor: Actor,
    @Body() { code }: CodeRequest,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.enrolments.remove(actor, code, deviceOf(request));
  }

  private async renew(reply: FastifyReply, token: string, actor: Actor): Promise<Me> {
    this.authenticator.forget();
    this.cookie.set(reply, token);
    const me = await this.queries.me(actor, null);
    this.devices.remember(reply, [me.id, me.email]);
    return me;
  }
}
