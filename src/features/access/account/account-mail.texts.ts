import { localDateOf, localTimeOf } from '../../../kernel/calendar.js';
import { officeTimeZone } from '../../../platform/clock/clock.js';
import { translate, type Locale } from '../../../platform/i18n/translate.js';
import { dayInWords } from '../../../platform/i18n/words.js';
import { letter } from '../../../platform/mail/letter.js';
import type { AccountMail } from './account-mails.js';

interface Owner {
  name: string;
  locale: Locale;
}

/** A mail about an account, in its owner's language. `path` is where its button leads. */
export function accountMailText(
  { kind, createdAt }: Pick<AccountMail, 'kind' | 'createdAt'>,
  { name, locale }: Owner,
  path: string,
  office: { officeName: string; address: string; demo: boolean },
): { subject: string; text: string; html: string } {
  const say = (key: Parameters<typeof translate>[1], params = {}) => translate(locale, key, params);
  const day = dayInWords(locale, localDateOf(createdAt, officeTimeZone));
  const time = localTimeOf(createdAt, officeTimeZone).slice(0, 5);
  return {
    subject: `[Sinergi] ${say(`mail.account.${kind}.subject`)}`,
    ...letter({
      locale,
      greeting: [say('mail.greeting', { name }), say('mail.opening')],
      lead: say(`mail.account.${kind}`),
      lines: [[say('mail.account.time'), `${day}, ${locale === 'id' ? time.replace(':', '.') : time} WIB`]],
      ask: say(kind === 'password-reset' ? 'mail.account.ask-reset' : 'mail.account.ask'),
      link: {
        label: say(kind === 'password-reset' ? 'mail.account.reset' : 'mail.account.security'),
        address: `${office.address}${path}`,
      },
      closing: say('mail.account.closing'),
      from: office.officeName,
      note: office.demo ? say('mail.sample') : null,
    }),
  };
}
