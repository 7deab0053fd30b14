import { Injectable } from '@nestjs/common';
import { networkOf } from '../../../platform/http/network.js';
import { type Limit, RateLimits } from '../../../platform/http/rate-limits.js';
import type { Device } from './device.js';
import { KnownDevices } from './known-devices.js';
import { SignInWaits } from './sign-in.waits.js';

const quarter = 15 * 60;
const perAccount = { points: 10, seconds: quarter };
const perAddress = { points: 30, seconds: quarter };
const perNetwork = { points: 100, seconds: quarter };
const codes = { points: 10, seconds: quarter };
// Of a million codes three are right at a time; so many tries a day leave a guesser one chance in thirty a year.
const codesPerDay = { points: 30, seconds: 24 * 60 * 60 };

/** A try under way. */
export interface Try {
  /** By what the growing delay knows it: what is guessed, of whom, from where. */
  readonly wait: string;
  readonly counts: readonly Count[];
}

interface Count {
  readonly name: string;
  readonly key: string;
  readonly limit: Limit;
  /** What becomes of the count when the try turns out to be right. */
  readonly whenRight: 'giveBack' | 'forget';
}

/**
 * How often who may guess (decision 0026). Only failures count, so an office behind one address can come to work at
 * once; a device that its owner has signed in with counts for itself; and only signing in is limited, so nobody who is
 * in is ever put out.
 */
@Injectable()
export class SignInLimits {
  constructor(
    private readonly limits: RateLimits,
    private readonly waits: SignInWaits,
    private readonly devices: KnownDevices,
  ) {}

  /** Counts a try to sign in. Whether there is such an account plays no part. */
  async takePassword(email: string, device: Device): Promise<Try> {
    const account = email.toLowerCase();
    const known = this.devices.idOf(device, account);
    return this.take({
      wait: waitFor('password', account, known, device),
      counts: [
        ...(known === null ? ofPlace(device) : []),
        { name: 'sign-in-account', key: ownKey(account, known), limit: perAccount, whenRight: 'forget' },
      ],
    });
  }

  /** Counts a try at something that only the owner of an account has: a code, or the password again. */
  async takeProof(userId: string, device: Device): Promise<Try> {
    const known = this.devices.idOf(device, userId);
    const key = ownKey(userId, known);
    return this.take({
      wait: waitFor('proof', userId, known, device),
      counts: [
        { name: 'proof-day', key, limit: codesPerDay, whenRight: 'giveBack' },
        { name: 'proof', key, limit: codes, whenRight: 'forget' },
      ],
    });
  }

  /** Nobody guesses a passkey, so no account is closed to its owner by the tries of others; places are limited. */
  async takePasskey(credentialId: string, device: Device): Promise<Try> {
    return this.take({ wait: waitFor('passkey', credentialId, null, device), counts: ofPlace(device) });
  }

  async wasRight({ wait, counts }: Try): Promise<void> {
    for (const { name, key, whenRight } of counts) await this.limits[whenRight](name, key);
    await this.waits.forget(wait);
  }

  /** Whoever has to wait uses up no limit; whoever is over a limit does not wait longer for it. */
  private async take(attempt: Try): Promise<Try> {
    await this.waits.check(attempt.wait);
    for (const { name, key, limit } of attempt.counts) await this.limits.take(name, key, limit);
    await this.waits.take(attempt.wait);
    return attempt;
  }
}

function ofPlace({ address }: Device): Count[] {
  return [
    { name: 'sign-in-network', key: networkOf(address), limit: perNetwork, whenRight: 'giveBack' },
    { name: 'sign-in-address', key: address, limit: perAddress, whenRight: 'giveBack' },
  ];
}

/** All strangers share what an account allows; each known device has as much for itself. */
const ownKey = (account: string, known: string | null) => (known === null ? account : `${known} ${account}`);

function waitFor(what: string, whose: string, known: string | null, { address }: Device): string {
  return [what, whose, known ?? networkOf(address)].join(' ');
}
