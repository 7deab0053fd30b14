import { IntlMessageFormat } from 'intl-messageformat';
import type { MessageParameters } from '../../kernel/errors.js';
import { en } from './messages.en.js';
import { id } from './messages.id.js';

export type Locale = 'id' | 'en';
export type MessageKey = keyof typeof id;

const catalogues: Record<Locale, Record<MessageKey, string>> = { id, en };
const compiled = new Map<string, IntlMessageFormat>();

export function isMessage(key: string): key is MessageKey {
  return key in id;
}

/** The ICU message `key` in the reader's language. */
export function translate(locale: Locale, key: MessageKey, params: MessageParameters = {}): string {
  const name = `${locale}:${key}`;
  let message = compiled.get(name);
  if (message === undefined) {
    message = new IntlMessageFormat(catalogues[locale][key], locale, undefined, { ignoreTag: true });
    compiled.set(name, message);
  }
  return message.format(params) as string;
}
