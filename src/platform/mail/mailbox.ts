import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { AddressObject } from 'mailparser';
import { NotFound } from '../../kernel/errors.js';
import { beginningOfIds, isId } from '../../kernel/id.js';
import { cutPage, type Page, type PageRequest } from '../../kernel/page.js';
import { Config } from '../config/config.js';
import { mailboxFolder, sensitivity } from './mailer.js';

export interface MailRow {
  id: string;
  to: string;
  /** Empty when the mail is exempt. */
  subject: string;
  sentAt: Date;
  /** It tells of an exempt record, so that here only stands that it went out, when and to whom. */
  exempt: boolean;
}

export interface MailView extends MailRow {
  from: string;
  text: string;
  html: string;
  /** The text is for its receiver alone, and is left out here. */
  confidential: boolean;
}

/** Reads the built-in mailbox. File names are UUIDs of version 7, so their order is the order of sending. */
@Injectable()
export class Mailbox {
  constructor(private readonly config: Config) {}

  /** Newest first. */
  async list({ limit, after }: PageRequest): Promise<Page<MailRow>> {
    const ids = (await this.ids()).filter((id) => after === undefined || id < String(after[0]));
    const rows = await Promise.all(ids.slice(0, limit + 1).map((id) => this.read(id)));
    return cutPage(
      rows.map(({ id, to, subject, sentAt, exempt }) => ({ id, to, subject, sentAt, exempt })),
      limit,
      (row) => [row.id],
    );
  }

  /**
   * One mail as it was sent. Whoever runs the office reads this mailbox, so a text that opens somebody's account is
   * left out, and all that a mail says of an exempt record; except in the demonstration, where every account is open
   * anyway.
   */
  async read(id: string): Promise<MailView> {
    if (!isId(id)) throw new NotFound();
    // Few read the mailbox, and its parser takes a tenth of a second of each start.
    const { simpleParser } = await import('mailparser');
    const mail = await simpleParser(await this.bytes(id));
    const degree = this.config.demo ? undefined : mail.headers.get(sensitivity.name.toLowerCase());
    const exempt = degree === sensitivity.exempt;
    const confidential = exempt || degree === sensitivity.confidential;
    const view = {
      id,
      to: addresses(mail.to),
      from: addresses(mail.from),
      subject: mail.subject ?? '',
      sentAt: mail.date ?? new Date(0),
      text: mail.text ?? '',
      html: mail.html || '',
      confidential,
      exempt,
    };
    return { ...view, ...(confidential && { text: '', html: '' }), ...(exempt && { subject: '' }) };
  }

  /** Removes mails sent `before`, and those `beyond` the newest so many, at most `most` at once; answers how many. */
  async drop({ before, beyond, most }: { before: Date; beyond: number; most: number }): Promise<number> {
    const first = beginningOfIds(before);
    const old = (await this.ids()).filter((id, place) => id < first || place >= beyond).slice(-most);
    for (const id of old) await rm(join(mailboxFolder(this.config), `${id}.eml`), { force: true });
    return old.length;
  }

  private async bytes(id: string): Promise<Buffer> {
    try {
      return await readFile(join(mailboxFolder(this.config), `${id}.eml`));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new NotFound();
      throw error;
    }
  }

  private async ids(): Promise<string[]> {
    try {
      const names = await readdir(mailboxFolder(this.config));
      return names
        .flatMap((name) => (name.endsWith('.eml') ? [name.slice(0, -4)] : []))
        .sort()
        .reverse();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }
}

function addresses(value: AddressObject | AddressObject[] | undefined): string {
  return [value ?? []]
    .flat()
    .map(({ text }) => text)
    .join(', ');
}
