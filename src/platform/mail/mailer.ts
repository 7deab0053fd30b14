import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { newId } from '../../kernel/id.js';
import { Config } from '../config/config.js';

/** A mail to one person, in both forms. */
export interface Mail {
  /** Makes the Message-ID, so that a mail sent again is known as the same one. */
  id: string;
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  /** It opens something that belongs to its receiver alone. */
  confidential?: boolean;
  /** It tells of what the law keeps to the regency and the two sides (UU 14/2008): nobody else reads its subject either. */
  exempt?: boolean;
}

/** Marks a mail whose text, or of which nothing, anybody else may read, not even in the built-in mailbox (RFC 4021). */
export const sensitivity = { name: 'Sensitivity', confidential: 'Private', exempt: 'Company-Confidential' };

/**
 * Sends mail through the office's mail server or, when there is none, keeps it in the built-in mailbox:
 * one `.eml` file (RFC 5322) for each, in the data folder.
 */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private readonly smtp;
  private readonly composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

  constructor(private readonly config: Config) {
    this.smtp =
      config.smtpUrl === undefined
        ? undefined
        : createTransport({
            url: config.smtpUrl,
            pool: true,
            maxConnections: 4,
            connectionTimeout: 20_000,
            greetingTimeout: 20_000,
            socketTimeout: 60_000,
          });
  }

  /** Resolves once the mail server has accepted the mail, or once it lies in the mailbox. */
  async send({ id, to, subject, text, html, ...marks }: Mail): Promise<void> {
    const degree = degreeOf(marks);
    const mail = {
      from: this.config.mailFrom,
      to,
      subject,
      text,
      html,
      messageId: `<${id}@${new URL(this.config.address).hostname}>`,
      // RFC 3834: nobody's absence notice should answer a reminder.
      headers: {
        'Auto-Submitted': 'auto-generated',
        ...(degree !== null && { [sensitivity.name]: degree }),
      },
    };
    if (this.smtp !== undefined) {
      await this.smtp.sendMail(mail);
      return;
    }
    const { message } = await this.composer.sendMail(mail);
    await this.keep(message as Buffer);
  }

  onApplicationShutdown(): void {
    this.smtp?.close();
  }

  /** Written aside and renamed, so that a reader never finds half a mail. */
  private async keep(message: Buffer): Promise<void> {
    const folder = mailboxFolder(this.config);
    await mkdir(folder, { recursive: true });
    const path = join(folder, newId());
    await writeFile(path, message, { mode: 0o600 });
    await rename(path, `${path}.eml`);
  }
}

function degreeOf({ confidential, exempt }: Pick<Mail, 'confidential' | 'exempt'>): string | null {
  if (exempt === true) return sensitivity.exempt;
  return confidential === true ? sensitivity.confidential : null;
}

export function mailboxFolder(config: Config): string {
  return join(config.dataDirectory, 'mailbox');
}
