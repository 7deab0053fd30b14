import { Injectable } from '@nestjs/common';
import { Invalid } from '../../../kernel/errors.js';
import type { Actor } from '../../../kernel/policy.js';
import type { Awaited } from '../../../platform/auth/authenticator.js';
import { isFresh, proofMinutes } from '../../../platform/auth/wants-proof.decorator.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { History } from '../../../platform/history/history.js';
import { ProofNeeded } from '../../../platform/http/problem.js';
import { type Answered, PasskeyAssertions } from '../passkeys/passkey-assertions.js';
import type { Device } from './device.js';
import { PasswordsService } from './passwords.service.js';
import { SecondFactorService } from './second-factor.service.js';
import { SessionsService } from './sessions.service.js';
import { SignInLimits } from './sign-in.limits.js';
import { User } from '../users/user.js';

/** The session that asks. */
export interface Asking {
  sessionId: string;
  awaits: Awaited | null;
  /** When its owner last proved who they are. */
  provedAt: Date | null;
}

/** By what somebody shows that they are the owner; only one of them is looked at. */
export interface Proven {
  password: string;
  /** Of the app, or a recovery code. */
  code: string;
  passkey: Answered | null;
  device: Device;
}

/** How the identity provider had somebody prove who they are. */
export interface ProvenElsewhere {
  at: Date;
  severalFactors: boolean;
  device: Device;
}

/** Changes to one's own second factor. Each wants a proof that whoever sits at an open page cannot give. */
@Injectable()
export class EnrolmentsService {
  constructor(
    private readonly db: Database,
    private readonly secondFactor: SecondFactorService,
    private readonly passwords: PasswordsService,
    private readonly passkeys: PasskeyAssertions,
    private readonly sessions: SessionsService,
    private readonly limits: SignInLimits,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes the drafted app count, in place of the one before. Other sessions have to give a second factor from now on.
   * `code` is of the new app, `given` as in {@link prove}.
   */
  async confirm(
    actor: Actor,
    asking: Asking,
    code: string,
    given: Proven,
  ): Promise<{ token: string; recoveryCodes: string[] }> {
    const userId = actor.id ?? '';
    const work = async () => {
      const recoveryCodes = await this.secondFactor.confirm(actor, code);
      return { recoveryCodes, token: await this.sessions.renew(asking.sessionId, 'totp') };
    };
    if (await this.secondFactor.isSet(userId)) return this.proved(actor, given, work, '/current');
    await this.provePassword(userId, asking, given);
    const attempt = await this.limits.takeProof(userId, given.device);
    const done = await this.db.transaction(work);
    await this.limits.wasRight(attempt);
    return done;
  }

  async remove(actor: Actor, code: string, device: Device): Promise<void> {
    await this.proved(actor, { password: '', code, passkey: null, device }, () =>
      this.secondFactor.remove(actor),
    );
  }

  async renewRecoveryCodes(actor: Actor, given: Proven): Promise<string[]> {
    return this.proved(actor, given, () => this.secondFactor.renewRecoveryCodes(actor));
  }

  /**
   * Refuses whoever cannot show that they are the owner. Who has a second factor gives it; who has none gives the
   * password, unless they have just come in and are led here (a session waits for that no longer than half an hour).
   */
  async prove(actor: Actor, asking: Asking, given: Proven): Promise<void> {
    const userId = actor.id ?? '';
    if (await this.secondFactor.isSet(userId)) await this.proved(actor, given, async () => undefined);
    else await this.provePassword(userId, asking, given);
  }

  /** Answers the new token of a session whose owner proves again, and at last, who sits before it. */
  async proveAgain(actor: Actor, sessionId: string, given: Proven): Promise<string> {
    const { code, passkey, device } = given;
    const second = code === '' ? 'password' : 'code';
    const how = { by: passkey === null ? second : 'passkey', address: device.address };
    const work = () => this.proven(actor, sessionId, how);
    if (await this.secondFactor.isSet(actor.id ?? '')) return this.proved(actor, given, work);
    // Who has none yet (they come by a provider) proves there, or sets one by mail; nobody is let through for the lack of it.
    await this.passwords.prove(actor.id ?? '', given.password, given.device, '/password');
    return this.db.transaction(work);
  }

  /**
   * The same where the identity provider has had them prove it; null for who has a second factor here that the provider
   * asked for no equal of.
   */
  async provenElsewhere(
    actor: Actor,
    sessionId: string,
    { at, severalFactors, device: { address } }: ProvenElsewhere,
  ): Promise<string | null> {
    if (!severalFactors && (await this.secondFactor.isSet(actor.id ?? ''))) return null;
    return this.db.transaction(() => this.proven(actor, sessionId, { by: 'provider', address }, at));
  }

  /** Does `work`, in one transaction, for whoever gives a second factor. `pointer` is where its code was typed. */
  async proved<Result>(
    actor: Actor,
    { code, passkey, device }: Proven,
    work: () => Promise<Result>,
    pointer = '/code',
  ): Promise<Result> {
    const userId = actor.id ?? '';
    const attempt = await this.limits.takeProof(userId, device);
    if (passkey !== null && (await this.passkeys.ownerBy(passkey, userId)) === null) {
      throw Invalid.field('/passkey', 'passkey-refused');
    }
    const result = await this.db.transaction(async () => {
      if (passkey === null && (await this.secondFactor.use(actor, code)) === null) {
        throw Invalid.field(pointer, 'wrong-code');
      }
      return work();
    });
    await this.limits.wasRight(attempt);
    return result;
  }

  private async proven(
    actor: Actor,
    sessionId: string,
    change: { by: string; address: string },
    at?: Date,
  ): Promise<string> {
    await this.history.record(actor, { type: 'user', id: actor.id ?? '' }, 'prove-again', { change });
    return this.sessions.renew(sessionId, undefined, at);
  }

  private async provePassword(
    userId: string,
    { awaits, provedAt }: Asking,
    { password, device }: Proven,
  ): Promise<void> {
    if (awaits !== null) return;
    const { passwordHash } = await this.db.find(User, userId);
    if (passwordHash !== null) return this.passwords.prove(userId, password, device, '/password');
    // Who comes by a provider proves there; a factor added by whoever found the page open would be a way past it.
    if (!isFresh(provedAt, this.clock.now())) throw new ProofNeeded(proofMinutes);
  }
}
