import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { addMinutes } from '../../../kernel/calendar.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Sealing } from '../../../platform/config/sealing.js';
import { Secret } from '../../../platform/config/secret.js';
import { LinkExpired } from '../../../platform/http/problem.js';

/** How long one code hangs on the wall; the one before it is still taken, for who was slow to point. */
export const windowSeconds = 30;
/** How long someone may take to find their seat and sign. */
const passMinutes = 15;

/**
 * The code on the wall changes every half minute, so that a photograph of it sent to someone elsewhere soon opens
 * nothing. Whoever scans it gets a pass for a quarter of an hour. Neither is kept anywhere: each is worked out anew.
 */
@Injectable()
export class CheckInCodes {
  private readonly key: Buffer;
  private readonly passes: Sealing;

  constructor(
    secret: Secret,
    private readonly clock: Clock,
  ) {
    this.key = Buffer.from(hkdfSync('sha256', secret.key, '', 'check-in-code', 32));
    this.passes = new Sealing(secret.key, 'check-in-pass');
  }

  /** The code of this moment, and for how many seconds it stays on the wall. */
  current(meetingId: string): { code: string; seconds: number } {
    const now = this.clock.now().getTime() / 1000;
    const window = Math.floor(now / windowSeconds);
    return { code: this.codeOf(meetingId, window), seconds: Math.ceil((window + 1) * windowSeconds - now) };
  }

  /** A pass for a code that hangs on the wall, or hung there just now. */
  pass(meetingId: string, code: string): string {
    const window = Math.floor(this.clock.now().getTime() / 1000 / windowSeconds);
    const good = [window, window - 1].some((one) => isSame(this.codeOf(meetingId, one), code));
    if (!good) throw new LinkExpired();
    const until = addMinutes(this.clock.now(), passMinutes).getTime();
    return this.passes.seal(JSON.stringify({ meetingId, until }));
  }

  /** The meeting that a pass opens; one answer for passes that are wrong and those that are too old. */
  meetingOf(pass: string): string {
    const text = this.passes.open(pass);
    if (text === null) throw new LinkExpired();
    const { meetingId, until } = JSON.parse(text) as { meetingId: string; until: number };
    if (until <= this.clock.now().getTime()) throw new LinkExpired();
    return meetingId;
  }

  /** 80 bits: nobody guesses one within a minute, and the QR code stays coarse. */
  private codeOf(meetingId: string, window: number): string {
    const mac = createHmac('sha256', this.key).update(`${meetingId}:${window}`).digest();
    return mac.subarray(0, 10).toString('base64url');
  }
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
