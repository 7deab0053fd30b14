import type { FirstContacts } from '../contacts/contacts.service.js';
import { readContact } from '../contacts/contact-value.js';
import type { KnownContacts } from '../contacts/known-contacts.js';
import type { RowFault, Values } from './import-row.js';

/** What the cells of a row say, as it would be kept; what cannot be an address or a number is at fault. */
export async function readContacts(values: Values, faults: RowFault[]): Promise<FirstContacts> {
  const contacts: FirstContacts = {};
  for (const kind of ['email', 'phone'] as const) {
    const text = values[kind];
    if (text === undefined) continue;
    const read = text.length > 254 ? undefined : await readContact(kind, text);
    if (read === undefined) faults.push({ field: kind, code: kind === 'email' ? 'isEmail' : 'isPhone' });
    else contacts[kind] = read.value;
  }
  return contacts;
}

/** What nobody knew yet, beside the first choice that it would take the place of. */
export function newContacts(
  known: KnownContacts,
  { email, phone }: { email?: string | null | undefined; phone?: string | null | undefined },
): Record<string, [string | null, string]> {
  const change: Record<string, [string | null, string]> = {};
  if (email != null && !known.emails.includes(email)) change['email'] = [known.emails[0] ?? null, email];
  if (phone != null && !known.phones.includes(phone)) change['phone'] = [known.phones[0] ?? null, phone];
  return change;
}
