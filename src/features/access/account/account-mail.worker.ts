import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import sql from 'sql-template-tag';
import { addMinutes } from '../../../kernel/calendar.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Config } from '../../../platform/config/config.js';
import { Database } from '../../../platform/database/database.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { Mailer } from '../../../platform/mail/mailer.js';
import { accountMailText } from './account-mail.texts.js';
import { type AccountMail, type AccountMailKind, AccountMails } from './account-mails.js';
import { PasswordsService, resetMinutes } from '../sign-in/passwords.service.js';

interface Owner {
  id: string;
  name: string;
  email: string;
  locale: 'id' | 'en';
  hasPassword: boolean;
}

const mostAttempts = 8;

const pathOf = (kind: AccountMailKind) =>
  kind.startsWith('correction-') ? '/account/data' : '/account/security';

/** Sends the mails about accounts, a few seconds after what they tell. */
@Injectable()
export class AccountMailWorker implements OnApplicationBootstrap {
  private readonly log = new Logger('account-mails');

  constructor(
    private readonly jobs: Jobs,
    private readonly db: Database,
    private readonly mails: AccountMails,
    private readonly passwords: PasswordsService,
    private readonly mailer: Mailer,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    const complain = (error: unknown): void => this.log.error(error);
    this.jobs.every(4, 'account-mails', (signal) => this.deliver(signal), complain);
  }

  /** Sends all that is due; what fails is tried again after a while. */
  async deliver(signal?: AbortSignal): Promise<void> {
    for (let mail = await this.next(signal); mail !== undefined; mail = await this.next(signal)) {
      await this.attempt(mail);
    }
  }

  private async next(signal?: AbortSignal): Promise<AccountMail | undefined> {
    return signal?.aborted === true ? undefined : this.mails.claim();
  }

  private async attempt(mail: AccountMail): Promise<void> {
    try {
      if (!this.isTooOld(mail)) await this.send(mail);
    } catch (error) {
      this.log.error(error);
      if (mail.attempts < mostAttempts) return;
    }
    await this.mails.done(mail.id);
  }

  /** Nobody waits for a reset that was asked for so long ago. */
  private isTooOld({ kind, createdAt }: AccountMail): boolean {
    return kind === 'password-reset' && addMinutes(createdAt, resetMinutes) < this.clock.now();
  }

  private async send(mail: AccountMail): Promise<void> {
    const owner = await this.ownerOf(mail);
    const isReset = mail.kind === 'password-reset';
    // Who signs in by other means alone gets no password by mail.
    if (owner === undefined || (isReset && !owner.hasPassword)) return;
    const path = isReset
      ? `/password-reset#token=${await this.passwords.newReset(owner.id)}`
      : pathOf(mail.kind);
    await this.mailer.send({
      id: mail.id,
      to: { name: owner.name, address: mail.userId === null ? owner.email : mail.email },
      confidential: isReset,
      ...accountMailText(mail, owner, path, this.config),
    });
  }

  private async ownerOf({ email, userId }: AccountMail): Promise<Owner | undefined> {
    const [owner] = await this.db.query<Owner>(sql`
      SELECT id, name, email, locale, password_hash IS NOT NULL AS "hasPassword" FROM users
      WHERE CASE WHEN ${userId}::uuid IS NULL THEN lower(email) = lower(${email}) ELSE id = ${userId}::uuid END
        AND disabled_at IS NULL`);
    return owner;
  }
}
