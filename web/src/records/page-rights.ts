/** Written out where no right is asked for, so that it was decided and not forgotten. */
const everyone = 'everyone';

/**
 * Which rights open an address, any one of them; the server decides again what is told there. The routes are made from
 * this table, the menu reads it, and the shell draws none of a page that it closes.
 */
export const pageRights = {
  '/': everyone,
  '/meetings': ['meetings.read'],
  '/meetings/new': ['meetings.create'],
  '/meetings/templates': ['templates.read'],
  '/meetings/series/$id': ['series.read'],
  '/meetings/$id': ['meetings.read'],
  '/meetings/$id/copy': ['meetings.create'],
  '/meetings/$id/repeat': ['series.create'],
  '/meetings/$id/invitations': ['meetings.edit'],
  '/meetings/$id/answer': ['seats.read'],
  '/meetings/$id/door': ['meetings.edit'],
  '/meetings/$id/attendance': ['meetings.read'],
  '/meetings/$id/minutes': ['meetings.notes'],
  '/meetings/$id/minutes/read': ['minutes.read'],
  '/meetings/$id/minutes/versions/$number': ['minutes.read'],
  '/invitation-groups': ['groups.read'],
  '/invitation-groups/$id': ['groups.read'],
  '/decisions': ['meetings.read'],
  '/commitments': ['commitments.read'],
  '/commitments/new': ['commitments.create'],
  '/commitments/$id': ['commitments.read'],
  // Who reads one organisation alone is led from the list to it.
  '/organisations': ['organisations.read'],
  '/organisations/estates': ['estates.read'],
  '/organisations/duplicates': ['organisations.merge'],
  '/organisations/import': ['organisations.import', 'regions.import'],
  '/organisations/$id': ['organisations.read'],
  '/leaders': ['leaders.read'],
  '/reminders': ['reminders.read'],
  '/administration': ['users.read', 'corrections.read', 'rights.read', 'audit.read', 'mailbox.read'],
  '/administration/corrections': ['corrections.read'],
  '/administration/rights': ['rights.read'],
  '/users': ['users.read'],
  '/users/$id': ['users.read'],
  '/audit': ['audit.read'],
  '/mailbox': ['mailbox.read'],
  '/mailbox/$id': ['mailbox.read'],
  '/account/data': everyone,
  '/account/identities': everyone,
  '/account/security': everyone,
  '/account/tokens': everyone,
  // Where nothing is, nothing is kept from anyone.
  '/$': everyone,
} as const satisfies Readonly<Record<string, typeof everyone | readonly [string, ...string[]]>>;

export type PageAddress = keyof typeof pageRights;

/** Whether somebody with these rights (`me.can`) may open the page at `address`; a page that is not in the table is closed. */
export function mayOpen(can: readonly string[], address: string): boolean {
  const table: Readonly<Record<string, typeof everyone | readonly string[]>> = pageRights;
  const rights = Object.hasOwn(table, address) ? (table[address] ?? []) : [];
  return rights === everyone || rights.some((right) => can.includes(right));
}
