import { Injectable } from '@nestjs/common';
import { networkOf } from '../../../platform/http/network.js';
import { RateLimits } from '../../../platform/http/rate-limits.js';

const quarter = 15 * 60;
const perAccount = { points: 10, seconds: quarter };
const perAddress = { points: 30, seconds: quarter };
const perNetwork = { points: 100, seconds: quarter };
const codes = { points: 10, seconds: quarter };
// Of a million codes three are right at a time; so many tries a day leave a guesser one chance in thirty a year.
const codesPerDay = { points: 30, seconds: 24 * 60 * 60 };

/**
 * How often who may guess. Only failures count, so an office behind one address can come to work at once; and only
 * signing in is limited, so nobody who is in is ever put out.
 */
@Injectable()
export class SignInLimits {
  constructor(private readonly limits: RateLimits) {}

  /** Counts a try to sign in. Whether there is such an account plays no part. */
  async takePassword(email: string, address: string): Promise<void> {
    await this.takeAddress(address);
    await this.limits.take('sign-in-account', email.toLowerCase(), perAccount);
  }

  async passwordWasRight(email: string, address: string): Promise<void> {
    await this.addressWasRight(address);
    await this.limits.forget('sign-in-account', email.toLowerCase());
  }

  /** All that counts for a passkey: nobody guesses one, so no account is closed to its owner by the tries of others. */
  async takeAddress(address: string): Promise<void> {
    await this.limits.take('sign-in-network', networkOf(address), perNetwork);
    await this.limits.take('sign-in-address', address, perAddress);
  }

  async addressWasRight(address: string): Promise<void> {
    await this.limits.giveBack('sign-in-network', networkOf(address));
    await this.limits.giveBack('sign-in-address', address);
  }

  /** Counts a try at something that only the owner of an account has: a code, or the password again. */
  async takeProof(userId: string): Promise<void> {
    await this.limits.take('proof-day', userId, codesPerDay);
    await this.limits.take('proof', userId, codes);
  }

  async proofWasRight(userId: string): Promise<void> {
    await this.limits.giveBack('proof-day', userId);
    await this.limits.forget('proof', userId);
  }
}
