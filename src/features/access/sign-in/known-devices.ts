import { randomUUID } from 'node:crypto';
import type {} from '@fastify/cookie';
import type { FastifyReply } from 'fastify';
import { Injectable } from '@nestjs/common';
import { addMinutes } from '../../../kernel/calendar.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Config } from '../../../platform/config/config.js';
import { Sealing } from '../../../platform/config/sealing.js';
import { Secret } from '../../../platform/config/secret.js';
import type { Device } from './device.js';

const keptDays = 180;

interface Mark {
  readonly id: string;
  /** Whose device it is: the id of a user, an address. */
  readonly accounts: readonly string[];
  readonly expiresAt: string;
}

/**
 * Recognises the browsers in which people have signed in, by a sealed cookie, so that the tries of strangers do not
 * count against their owners (OWASP, "device cookies"). It opens nothing, and a stranger who has none is answered
 * alike for every account.
 */
@Injectable()
export class KnownDevices {
  private readonly sealing: Sealing;
  private readonly name: string;

  constructor(
    secret: Secret,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {
    this.sealing = new Sealing(secret.key, 'known-device');
    this.name = config.secure ? '__Host-known' : 'known';
  }

  /** To be called after the session's cookie has been set. */
  remember(reply: FastifyReply, accounts: readonly string[]): void {
    const expiresAt = addMinutes(this.clock.now(), keptDays * 24 * 60).toISOString();
    const mark: Mark = { id: randomUUID(), accounts: accounts.map(spelt), expiresAt };
    void reply.setCookie(this.name, this.sealing.seal(JSON.stringify(mark)), {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: this.config.secure,
      maxAge: keptDays * 24 * 60 * 60,
    });
  }

  /** The id of this device, if it is one of this account's. */
  idOf({ cookies }: Device, account: string): string | null {
    const text = this.sealing.open(cookies?.[this.name] ?? '');
    if (text === null) return null;
    const { id, accounts, expiresAt } = JSON.parse(text) as Mark;
    return accounts.includes(spelt(account)) && expiresAt > this.clock.now().toISOString() ? id : null;
  }
}

const spelt = (account: string) => account.toLowerCase();
