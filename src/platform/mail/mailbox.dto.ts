/** A mail of the built-in mailbox. */
export class MailItem {
  id!: string;
  /** @example Kepala Dinas Kesehatan <dinkes@contoh.sinergi.test> */
  to!: string;
  /** Empty when the mail is exempt. */
  subject!: string;
  sentAt!: Date;
  /** It tells of an exempt record, of which this mailbox says nothing. */
  exempt!: boolean;
}

export class MailPage {
  items!: MailItem[];
  next!: string | null;
}

export class MailMessage extends MailItem {
  from!: string;
  text!: string;
  html!: string;
  /** The text is for its receiver alone, and is left out here. */
  confidential!: boolean;
}
