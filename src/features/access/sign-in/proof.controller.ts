import { Body, Controller, HttpCode, Put, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../../kernel/policy.js';
import { SignedIn } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { Problems } from '../../../platform/http/openapi.js';
import { EnrolmentsService } from './enrolments.service.js';
import { Proofs } from './proofs.js';
import { ProofRequest } from './second-factor.dto.js';
import { SessionAuthenticator } from './session.authenticator.js';
import { SessionCookie } from './session-cookie.js';

/** Once more, in a session that is open: it is still its owner who sits before it. A PUT, since it takes a password. */
@ApiTags('account')
@Controller('sessions/current/proof')
export class ProofController {
  constructor(
    private readonly enrolments: EnrolmentsService,
    private readonly proofs: Proofs,
    private readonly cookie: SessionCookie,
    private readonly authenticator: SessionAuthenticator,
  ) {}

  /**
   * Prove again that it is you, as deeds of weight want it that are refused as `proof-needed`: by a second factor where
   * there is one, else by the password. Holds for a quarter of an hour. The session gets a new token.
   */
  @Problems(401, 409, 422, 429)
  @HttpCode(204)
  @SignedIn('the own session')
  @Put()
  async prove(
    @CurrentActor() actor: Actor,
    @Body() body: ProofRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const given = await this.proofs.of(body, request, reply);
    const token = await this.enrolments.proveAgain(actor, request.sessionId ?? '', given);
    this.authenticator.forget();
    this.cookie.set(reply, token);
  }
}
