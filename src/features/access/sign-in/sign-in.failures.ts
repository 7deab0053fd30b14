import { Injectable } from '@nestjs/common';
import { system } from '../../../kernel/policy.js';
import { History } from '../../../platform/history/history.js';
import { Afterwards } from '../../../platform/jobs/afterwards.js';
import type { Device } from './device.js';

/** What was wrong; `passkey-counter` is a passkey that was used somewhere else meanwhile, so there is a copy. */
export type FailureReason = 'password' | 'code' | 'passkey' | 'passkey-counter';

/** Writes down, after the answer, that somebody failed to prove who they are. */
@Injectable()
export class SignInFailures {
  constructor(
    private readonly history: History,
    private readonly afterwards: Afterwards,
  ) {}

  /** Not from within a transaction. */
  note(userId: string, reason: FailureReason, { address, userAgent }: Device): void {
    this.afterwards.do(() =>
      this.history.record(system, { type: 'user', id: userId }, 'sign-in-fail', {
        change: { reason, address, userAgent: userAgent?.slice(0, 300) ?? null },
      }),
    );
  }
}
