import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { addMinutes, localTimeOf } from '../../kernel/calendar.js';
import { newId } from '../../kernel/id.js';
import { Clock, officeTimeZone } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { Mailer } from '../mail/mailer.js';
import { headMail } from './head.mail.js';
import type { Head } from './seal.js';
import { SealQueries } from './seal.queries.js';

/** A mail of a day that this worker is to send now. */
interface Claim extends Head {
  id: string;
}

/** Longer than a mail server may take, so that no other worker sends what is under way. */
const leaseMinutes = 10;
const firstHour = '06:00';

/** Sends the head of the sealed history out of the house, once a day to each address of AUDIT_MAIL. */
@Injectable()
export class HeadMails {
  constructor(
    private readonly db: Database,
    private readonly queries: SealQueries,
    private readonly mailer: Mailer,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Sends what has not gone out today; answers to how many. What fails is tried again at a later call. */
  async send(): Promise<number> {
    if (localTimeOf(this.clock.now(), officeTimeZone) < firstHour) return 0;
    const failures: unknown[] = [];
    let sent = 0;
    for (const address of this.config.auditMail?.split(',').map((text) => text.trim()) ?? []) {
      const outcome = await this.sendTo(address).catch((error: unknown) => void failures.push(error));
      if (outcome === true) sent += 1;
    }
    if (failures.length > 0) throw failures[0];
    return sent;
  }

  private async sendTo(address: string): Promise<boolean> {
    const day = this.clock.today();
    const head = await this.queries.lastHead();
    if (head === undefined) return false;
    const claim = await this.claim(day, address, head);
    if (claim === undefined) return false;
    try {
      const mail = headMail(claim, day, this.config);
      await this.mailer.send({ id: claim.id, to: { name: '', address }, ...mail });
    } catch (error) {
      await this.db.query(
        sql`UPDATE history_mails SET error = ${String(error).slice(0, 500)} WHERE id = ${claim.id}`,
      );
      throw error;
    }
    await this.db.query(
      sql`UPDATE history_mails SET sent_at = ${this.clock.now()}, error = NULL WHERE id = ${claim.id}`,
    );
    return true;
  }

  /**
   * The first worker of the day writes the row, and with it which head goes out; one that comes later takes it over
   * only when the mail has not gone out by then, with the same Message-ID.
   */
  private async claim(day: string, address: string, { size, hash }: Head): Promise<Claim | undefined> {
    const now = this.clock.now();
    const [claim] = await this.db.query<Claim>(sql`
      INSERT INTO history_mails AS m (day, address, id, size, hash, attempts, next_attempt_at)
      VALUES (${day}, ${address}, ${newId()}, ${size}, ${hash}, 1, ${addMinutes(now, leaseMinutes)})
      ON CONFLICT (day, address) DO UPDATE
        SET attempts = m.attempts + 1, next_attempt_at = excluded.next_attempt_at
        WHERE m.sent_at IS NULL AND m.next_attempt_at <= ${now}
      RETURNING m.id, m.size, m.hash`);
    return claim;
  }
}
