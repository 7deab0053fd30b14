import { Body, Controller, Get, HttpCode, Param, Patch, Put, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../../kernel/policy.js';
import { SignedIn } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { Unfinished } from '../../../platform/auth/unfinished.decorator.js';
import { IdPipe } from '../../../platform/http/id.pipe.js';
import { IfMatch } from '../../../platform/http/if-match.decorator.js';
import { Problems } from '../../../platform/http/openapi.js';
import { withCurrent } from '../../../platform/http/versions.js';
import { askingIn, Proofs } from '../sign-in/proofs.js';
import { ProofRequest } from '../sign-in/second-factor.dto.js';
import { SessionAuthenticator } from '../sign-in/session.authenticator.js';
import { SessionCookie } from '../sign-in/session-cookie.js';
import { PasskeyChallenges } from './passkey.challenges.js';
import {
  AddedPasskey,
  AddPasskeyRequest,
  PasskeyList,
  PasskeyOptions,
  RenamePasskeyRequest,
} from './passkey.dto.js';
import { PasskeyQueries } from './passkey.queries.js';
import { PasskeySignInService } from './passkey-sign-in.service.js';
import { PasskeysService } from './passkeys.service.js';

/**
 * One's own passkeys. What takes a password or answers recovery codes is a PUT; so is what uses a challenge up, which
 * must stay used when the rest is refused.
 */
@ApiTags('account')
@Controller('me/passkeys')
export class PasskeysController {
  constructor(
    private readonly passkeys: PasskeysService,
    private readonly signIn: PasskeySignInService,
    private readonly queries: PasskeyQueries,
    private readonly challenges: PasskeyChallenges,
    private readonly proofs: Proofs,
    private readonly cookie: SessionCookie,
    private readonly authenticator: SessionAuthenticator,
  ) {}

  /** The passkeys by which one may sign in. */
  @Problems(401)
  @SignedIn('the own passkeys')
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<PasskeyList> {
    return { items: await this.queries.list(actor) };
  }

  /** Ask for a challenge to one's own passkeys, to show that it is their owner who asks. */
  @Unfinished('second-factor')
  @Problems(401, 404)
  @SignedIn('the own passkeys')
  @Put('challenge')
  async challenge(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PasskeyOptions> {
    const challenge = this.challenges.begin(reply, 'prove', request.sessionId ?? '');
    return { options: await this.signIn.ownOptions(actor, challenge) };
  }

  /** Begin to add a passkey, by a proof: of a second factor where there is one, else the password. At most 10. */
  @Unfinished('enrolment')
  @Problems(401, 409, 422, 429)
  @SignedIn('the own passkeys')
  @Put('draft')
  async draft(
    @CurrentActor() actor: Actor,
    @Body() body: ProofRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PasskeyOptions> {
    const asking = askingIn(request);
    await this.passkeys.prepare(actor, asking, await this.proofs.of(body, request, reply));
    const challenge = this.challenges.begin(reply, 'add', request.sessionId ?? '');
    return { options: await this.passkeys.creationOptions(actor, challenge) };
  }

  /** Add the passkey that the browser made. Recovery codes come with the first second factor, this once. */
  @Unfinished('enrolment')
  @Problems(401, 409, 422)
  @SignedIn('the own passkeys')
  @Put()
  async add(
    @CurrentActor() actor: Actor,
    @Body() body: AddPasskeyRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AddedPasskey> {
    const sessionId = request.sessionId ?? '';
    const challenge = await this.challenges.take(request, reply, 'add', sessionId);
    const { token, recoveryCodes } = await this.passkeys.add(actor, sessionId, body, challenge);
    this.authenticator.forget();
    this.cookie.set(reply, token);
    return { recoveryCodes };
  }

  /** Rename a passkey. */
  @Problems(401, 404, 412, 422, 428)
  @HttpCode(204)
  @SignedIn('the own passkeys')
  @Patch(':id')
  async rename(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body() { name }: RenamePasskeyRequest,
  ): Promise<void> {
    const current = async () => (await this.queries.list(actor)).find((passkey) => passkey.id === id);
    await withCurrent(() => this.passkeys.rename(actor, id, version, name), current);
  }

  /** Remove a passkey, by a proof of a second factor: it opens nothing here any more. */
  @Problems(401, 404, 409, 422, 429)
  @HttpCode(204)
  @SignedIn('the own passkeys')
  @Put(':id/removal')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ProofRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.passkeys.remove(actor, id, await this.proofs.of(body, request, reply));
    this.authenticator.forget();
  }
}
