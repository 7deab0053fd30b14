import { localDateOf, localTimeOf } from '../../../kernel/calendar.js';
import { officeTimeZone } from '../../../platform/clock/clock.js';
import { translate, type Locale } from '../../../platform/i18n/translate.js';
import { dayInWords } from '../../../platform/i18n/words.js';
import { letter } from '../../../platform/mail/letter.js';
import type { AccountMail, AccountMailKind } from './account-mails.js';

interface Owner {
  name: string;
  locale: Locale;
}

const ending = {
  ask: 'mail.account.ask',
  link: 'mail.account.security',
  closing: 'mail.account.closing',
} as const;
const dataEnding = {
  ask: 'mail.account.ask-data',
  link: 'mail.account.data',
  closing: 'mail.account.closing-data',
} as const;

/** What a mail asks for, what its button says, and why it was sent. */
const endings = {
  'password-reset': { ...ending, ask: 'mail.account.ask-reset', link: 'mail.account.reset' },
  'password-change': ending,
  'tokens-end': ending,
  'second-factor-add': ending,
  'second-factor-remove': ending,
  'recovery-code-use': ending,
  'passkey-add': ending,
  'passkey-remove': ending,
  'identity-link': ending,
  'identity-unlink': ending,
  'email-change': { ...ending, ask: 'mail.account.ask-moved' },
  'second-factor-reset': { ...ending, ask: 'mail.account.ask-moved' },
  'passkey-copied': { ...ending, ask: 'mail.account.ask-copied' },
  'correction-done': dataEnding,
  'correction-refused': dataEnding,
} as const satisfies Record<AccountMailKind, unknown>;

/** A mail about an account, in its owner's language. `path` is where its button leads. */
export function accountMailText(
  { kind, createdAt }: Pick<AccountMail, 'kind' | 'createdAt'>,
  { name, locale }: Owner,
  path: string,
  office: { officeName: string; address: string; demo: boolean },
): { subject: string; text: string; html: string } {
  const say = (key: Parameters<typeof translate>[1], params = {}) => translate(locale, key, params);
  const day = dayInWords(locale, localDateOf(createdAt, officeTimeZone));
  const { ask, link, closing } = endings[kind];
  const time = localTimeOf(createdAt, officeTimeZone).slice(0, 5);
  return {
    subject: `[Sinergi] ${say(`mail.account.${kind}.subject`)}`,
    ...letter({
      locale,
      greeting: [say('mail.greeting', { name }), say('mail.opening')],
      lead: say(`mail.account.${kind}`),
      lines: [[say('mail.account.time'), `${day}, ${locale === 'id' ? time.replace(':', '.') : time} WIB`]],
      ask: say(ask),
      link: {
        label: say(link),
        address: `${office.address}${path}`,
      },
      closing: say(closing),
      from: office.officeName,
      note: office.demo ? say('mail.sample') : null,
    }),
  };
}
