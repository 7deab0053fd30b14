import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { NoticeDelivery, UserNoticeDelivery } from '../../src/features/meetings/index.js';
import type { TestOffice } from '../support/office.js';
import { deliver, plan } from '../support/reminders.js';
import { sendAccountMails } from '../support/sign-in.js';

/** All that waits to be mailed leaves, and what is due by tomorrow morning. */
export async function sendAll(office: TestOffice): Promise<void> {
  const { app, clock } = office;
  const now = clock.now();
  await plan(office);
  await app.get(NoticeDelivery).deliver();
  await app.get(UserNoticeDelivery).deliver();
  await sendAccountMails(office);
  clock.travel(new Date(now.getTime() + 24 * 60 * 60_000).toISOString());
  await deliver(office);
  clock.travel(now.toISOString());
}

/** Where the mails of the office lead, each place once; read as they lie there, since the mailbox withholds some. */
export async function linksInMails({ config }: TestOffice): Promise<URL[]> {
  const folder = join(config.dataDirectory, 'mailbox');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.eml'));
  const mails = await Promise.all(
    names.map(async (name) => simpleParser(await readFile(join(folder, name)))),
  );
  const links = mails.flatMap(({ text = '', html }) => `${text} ${html}`.match(/https?:\/\/[^\s"<]+/g) ?? []);
  return [...new Set(links)].map((link) => new URL(link));
}
