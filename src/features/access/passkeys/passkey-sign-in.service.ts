import { Injectable } from '@nestjs/common';
import { Forbidden, NotFound } from '../../../kernel/errors.js';
import type { Actor } from '../../../kernel/policy.js';
import { Database } from '../../../platform/database/database.js';
import { Unauthenticated } from '../../../platform/http/problem.js';
import { SignInLimits } from '../sign-in/sign-in.limits.js';
import { SignInService } from '../sign-in/sign-in.service.js';
import { type Answered, PasskeyAssertions } from './passkey-assertions.js';
import { PasskeyCeremonies } from './passkey.ceremonies.js';
import { PasskeyQueries } from './passkey.queries.js';

/** Signing in by a passkey: all of it, or the second step after the password. */
@Injectable()
export class PasskeySignInService {
  constructor(
    private readonly db: Database,
    private readonly assertions: PasskeyAssertions,
    private readonly ceremonies: PasskeyCeremonies,
    private readonly queries: PasskeyQueries,
    private readonly limits: SignInLimits,
    private readonly signIns: SignInService,
  ) {}

  options(challenge: string): Promise<Record<string, unknown>> {
    return this.ceremonies.requestOptions(challenge);
  }

  /** For somebody who has said who they are; not found when they have no passkey. */
  async ownOptions(actor: Actor, challenge: string): Promise<Record<string, unknown>> {
    const known = await this.queries.credentialsOf(actor.id ?? '');
    if (known.length === 0) throw new NotFound();
    return this.ceremonies.requestOptions(challenge, known);
  }

  /** Answers the token of a new session. The key, and that it knew its owner, are two factors. */
  async signIn(answered: Answered): Promise<string> {
    const { device } = answered;
    const attempt = await this.limits.takePasskey(answered.assertion.id, device);
    const userId = await this.assertions.ownerBy(answered, null);
    if (userId === null) throw new Unauthenticated('passkey-refused');
    await this.limits.wasRight(attempt);
    return this.db.transaction(() =>
      this.signIns.begin(userId, device, { first: 'passkey', second: 'passkey' }),
    );
  }

  /** The second step: answers the new token of the session, which is now complete. */
  async complete(actor: Actor, sessionId: string, answered: Answered): Promise<string> {
    const { device } = answered;
    const attempt = await this.limits.takePasskey(answered.assertion.id, device);
    const userId = await this.assertions.ownerBy(answered, actor.id);
    if (userId === null) throw new Forbidden('passkey-refused');
    await this.limits.wasRight(attempt);
    return this.db.transaction(() => this.signIns.finish(userId, sessionId, 'passkey', device));
  }
}
