import { Injectable, Logger } from '@nestjs/common';
import sql from 'sql-template-tag';
import { localDateOf } from '../../../kernel/calendar.js';
import { Clock, officeTimeZone } from '../../../platform/clock/clock.js';
import { Config } from '../../../platform/config/config.js';
import { Database } from '../../../platform/database/database.js';
import { type Locale, translate } from '../../../platform/i18n/translate.js';
import { dayInWords } from '../../../platform/i18n/words.js';
import { letter } from '../../../platform/mail/letter.js';
import { type Mail, Mailer } from '../../../platform/mail/mailer.js';

interface Addressee {
  id: string;
  name: string;
  email: string;
  locale: Locale;
  invitedBy: string;
  expiresAt: Date;
}

/** Takes the link to its receiver, and writes down whether the mail server took it. */
@Injectable()
export class InvitationMails {
  private readonly log = new Logger('invitations');

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly mailer: Mailer,
  ) {}

  /** After the commit of what it tells. A failure stands in the row, and the page offers to send again. */
  async send(id: string, token: string): Promise<void> {
    const [addressee] = await this.db.query<Addressee>(sql`
      SELECT i.id, i.name, i.email, i.locale, i.expires_at AS "expiresAt", u.name AS "invitedBy"
      FROM invitations i JOIN users u ON u.id = i.invited_by WHERE i.id = ${id}`);
    if (addressee === undefined) return;
    const link = `${this.config.address}/invitation#token=${token}`;
    try {
      await this.mailer.send(invitationMail(addressee, link, this.config));
      await this.db.query(sql`UPDATE invitations SET sent_at = ${this.clock.now()} WHERE id = ${id}`);
    } catch (error) {
      this.log.error(error);
      await this.db.query(sql`UPDATE invitations SET failed_at = ${this.clock.now()} WHERE id = ${id}`);
    }
  }
}

function invitationMail(
  { id, name, email, locale, invitedBy, expiresAt }: Addressee,
  link: string,
  { officeName, demo }: { officeName: string; demo: boolean },
): Mail {
  const say = (key: Parameters<typeof translate>[1], params = {}) => translate(locale, key, params);
  const until = dayInWords(locale, localDateOf(expiresAt, officeTimeZone));
  return {
    // The same invitation sent again is another mail, with another link.
    id: `${id}.${expiresAt.getTime()}`,
    to: { name, address: email },
    subject: `[Sinergi] ${say('mail.invitation.subject')}`,
    ...letter({
      locale,
      greeting: [say('mail.greeting', { name }), say('mail.opening')],
      lead: say('mail.invitation', { invitedBy, office: officeName }),
      lines: [
        [say('mail.invitation.email'), email],
        [say('mail.invitation.until'), until],
      ],
      ask: say('mail.invitation.ask'),
      link: { label: say('mail.invitation.open'), address: link },
      closing: say('mail.closing'),
      from: officeName,
      note: demo ? say('mail.sample') : null,
    }),
  };
}
