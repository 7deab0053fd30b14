/** A mail of the built-in mailbox. */
export class MailItem {
  id!: string;
  /** @example Kepala Dinas Kesehatan <dinkes@contoh.sinergi.test> */
  to!: string;
  subject!: string;
  sentAt!: Date;
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
