import type { FastifyReply } from 'fastify';
import { Injectable } from '@nestjs/common';
import type { Device } from './device.js';
import { SealedCookies } from './sealed-cookies.js';

const cookie = { name: 'known', minutes: 180 * 24 * 60, sameSite: 'strict' } as const;

interface Mark {
  /** Whose device it is: ids of users, addresses. */
  readonly accounts: readonly string[];
}

/**
 * Recognises the browsers in which people have signed in, so that the tries of strangers do not count against their
 * owners (OWASP, "device cookies"). It opens nothing, and a stranger, who has none, is answered alike for every account.
 */
@Injectable()
export class KnownDevices {
  constructor(private readonly cookies: SealedCookies) {}

  /** To be called after the session's cookie has been set. */
  remember(reply: FastifyReply, accounts: readonly string[]): void {
    this.cookies.set(reply, cookie, { accounts: accounts.map(spelt) });
  }

  /** The id of this device, if it is one of this account's. */
  idOf({ cookies = {} }: Device, account: string): string | null {
    const mark = this.cookies.read<Mark>(cookies, cookie);
    return mark?.accounts.includes(spelt(account)) === true ? mark.id : null;
  }
}

const spelt = (account: string) => account.toLowerCase();
