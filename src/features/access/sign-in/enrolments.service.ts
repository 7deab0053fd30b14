import { Injectable } from '@nestjs/common';
import { Invalid } from '../../../kernel/errors.js';
import type { Actor } from '../../../kernel/policy.js';
import type { Awaited } from '../../../platform/auth/authenticator.js';
import { Database } from '../../../platform/database/database.js';
import { PasswordsService } from './passwords.service.js';
import { SecondFactorService } from './second-factor.service.js';
import type { ConfirmSecondFactorRequest } from './second-factor.dto.js';
import { SessionsService } from './sessions.service.js';
import { SignInLimits } from './sign-in.limits.js';
import { User } from '../users/user.js';

/** The session that asks. */
export interface Asking {
  sessionId: string;
  awaits: Awaited | null;
}

/** Changes to one's own second factor. Each wants a proof that whoever sits at an open page cannot give. */
@Injectable()
export class EnrolmentsService {
  constructor(
    private readonly db: Database,
    private readonly secondFactor: SecondFactorService,
    private readonly passwords: PasswordsService,
    private readonly sessions: SessionsService,
    private readonly limits: SignInLimits,
  ) {}

  /**
   * Makes the drafted factor count, in place of the one before. Who has one gives a code of it; who has none gives
   * the password, unless it was given a moment ago to come this far. Other sessions have to give a code from now on.
   */
  async confirm(
    actor: Actor,
    { sessionId, awaits }: Asking,
    { code, current = '', password = '' }: ConfirmSecondFactorRequest,
  ): Promise<{ token: string; recoveryCodes: string[] }> {
    const userId = actor.id ?? '';
    const replaces = await this.secondFactor.isSet(userId);
    const { passwordHash } = await this.db.find(User, userId);
    if (!replaces && awaits === null && passwordHash !== null) {
      await this.passwords.prove(userId, password, '/password');
    }
    await this.limits.takeProof(userId);
    const done = await this.db.transaction(async () => {
      if (replaces && (await this.secondFactor.use(actor, current)) === null) {
        throw Invalid.field('/current', 'wrong-code');
      }
      const recoveryCodes = await this.secondFactor.confirm(actor, code);
      return { recoveryCodes, token: await this.sessions.renew(sessionId, 'totp') };
    });
    await this.limits.proofWasRight(userId);
    return done;
  }

  async remove(actor: Actor, code: string): Promise<void> {
    await this.proved(actor, code, () => this.secondFactor.remove(actor));
  }

  async renewRecoveryCodes(actor: Actor, code: string): Promise<string[]> {
    return this.proved(actor, code, () => this.secondFactor.renewRecoveryCodes(actor));
  }

  private async proved<Result>(actor: Actor, code: string, work: () => Promise<Result>): Promise<Result> {
    const userId = actor.id ?? '';
    await this.limits.takeProof(userId);
    const result = await this.db.transaction(async () => {
      if ((await this.secondFactor.use(actor, code)) === null) throw Invalid.field('/code', 'wrong-code');
      return work();
    });
    await this.limits.proofWasRight(userId);
    return result;
  }
}
