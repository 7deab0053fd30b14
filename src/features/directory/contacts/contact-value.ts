import { isEmail } from 'class-validator';
import { Invalid } from '../../../kernel/errors.js';
import type { ContactKind } from './contact.js';

/** As it is kept, and what was typed beside the number itself. */
export interface ContactValue {
  readonly value: string;
  readonly extension?: string;
}

/** Loaded when the first number comes: the plans of all countries take longer to read than most of the program. */
const numbers = () => import('libphonenumber-js/min');

/**
 * An address in small letters; a number in E.164, one without a country being Indonesian. Undefined when it cannot
 * be one. Whether a number is in use nobody here knows; only its length is looked at, since ranges are opened often.
 */
export async function readContact(kind: ContactKind, text: string): Promise<ContactValue | undefined> {
  const typed = text.trim();
  if (kind === 'email') return isEmail(typed) ? { value: typed.toLowerCase() } : undefined;
  const { default: parse } = await numbers();
  const number = parse(typed, { defaultCountry: 'ID', extract: false });
  if (number === undefined || !number.isPossible() || !/^\+[1-9]\d{6,14}$/.test(number.number))
    return undefined;
  return number.ext === undefined
    ? { value: number.number }
    : { value: number.number, extension: number.ext };
}

/** The same for a field of a request, refused in words when it cannot be one. */
export async function contactIn(kind: ContactKind, text: string, pointer: string): Promise<ContactValue> {
  const read = await readContact(kind, text);
  if (read === undefined) throw Invalid.field(pointer, kind === 'email' ? 'isEmail' : 'isPhone');
  return read;
}

/** In groups, as people read it: `+62 812 3456 7890`. What cannot be read stays as it is. */
export async function shownAs(kind: ContactKind, value: string): Promise<string> {
  if (kind === 'email') return value;
  const { default: parse } = await numbers();
  return parse(value)?.formatInternational() ?? value;
}
