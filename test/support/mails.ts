import sql from 'sql-template-tag';
import type { MailView } from '../../src/platform/mail/mailbox.js';
import type { Person, TestOffice } from './office.js';
import { mailsTo } from './reminders.js';

type Account = Pick<Person, 'userId'>;

/** The address of somebody's account. */
export async function addressOf(office: TestOffice, { userId }: Account): Promise<string> {
  const [user] = await office.rows<{ email: string }>(sql`SELECT email FROM users WHERE id = ${userId}`);
  if (user === undefined) throw new Error(`There is no account ${userId}.`);
  return user.email;
}

/** The mails that went to somebody's account, oldest first. */
export async function mailsOf(office: TestOffice, account: Account): Promise<MailView[]> {
  return mailsTo(office, await addressOf(office, account));
}
