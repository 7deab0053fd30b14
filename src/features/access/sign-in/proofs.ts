import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PasskeyChallenges } from '../passkeys/passkey.challenges.js';
import type { PasskeyAssertion } from '../passkeys/passkey.dto.js';
import { deviceOf } from './device.js';
import type { Asking, Proven } from './enrolments.service.js';

interface Given {
  password?: string;
  code?: string | undefined;
  passkey?: PasskeyAssertion;
}

/** The session of this request. */
export function askingIn({ sessionId = '', awaits = null, provedAt = null }: FastifyRequest): Asking {
  return { sessionId, awaits, provedAt };
}

/** Reads out of a request by what somebody shows that it is the owner of the account who asks. */
@Injectable()
export class Proofs {
  constructor(private readonly challenges: PasskeyChallenges) {}

  async of(
    { password = '', code = '', passkey }: Given,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Proven> {
    const device = deviceOf(request);
    if (passkey === undefined) return { password, code, passkey: null, device };
    const challenge = await this.challenges.take(request, reply, 'prove', request.sessionId ?? '');
    return { password, code, passkey: { assertion: passkey, challenge, device }, device };
  }
}
