import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import type { Device } from '../sign-in/device.js';
import { SignInFailures } from '../sign-in/sign-in.failures.js';
import { handleOf, PasskeyCeremonies } from './passkey.ceremonies.js';
import type { PasskeyAssertion } from './passkey.dto.js';
import { PasskeyQueries } from './passkey.queries.js';

/** What a browser answered, and to which challenge of ours. */
export interface Answered {
  assertion: PasskeyAssertion;
  challenge: string;
  device: Device;
}

/** Passkeys as a proof of who somebody is. */
@Injectable()
export class PasskeyAssertions {
  constructor(
    private readonly ceremonies: PasskeyCeremonies,
    private readonly queries: PasskeyQueries,
    private readonly failures: SignInFailures,
    private readonly clock: Clock,
  ) {}

  /**
   * Whose passkey gave this answer; null when it is unknown, of one who is disabled or of somebody else than `ownerId`,
   * or when the answer is not to be believed. Not from within a transaction: a failure is written down.
   */
  async ownerBy({ assertion, challenge, device }: Answered, ownerId: string | null): Promise<string | null> {
    const passkey = await this.queries.byCredential(Buffer.from(assertion.id, 'base64url'));
    if (passkey === undefined || (ownerId !== null && passkey.userId !== ownerId)) return null;
    const { id, userId } = passkey;
    // Who has not said who they are says it by the handle alone (WebAuthn 7.2, step 6).
    const handle = assertion.userHandle ?? (ownerId === null ? undefined : handleOf(userId));
    const use =
      handle === handleOf(userId) ? await this.ceremonies.used(assertion, challenge, passkey) : null;
    if (use === null) {
      this.failures.note(userId, 'passkey', device);
      return null;
    }
    const { newCounter: counter, credentialBackedUp: backedUp } = use;
    if (await this.queries.noteUse(id, { counter, backedUp, at: this.clock.now() })) return userId;
    this.failures.note(userId, 'passkey-counter', device);
    return null;
  }
}
