import { type Actor, has } from '../../kernel/policy.js';

/** The parts of the product that a page offers, and the roles that find them there. */
const sections = {
  'meetings.create': ['staff'],
  'commitments.create': ['staff'],
  'organisations.read': ['staff', 'official', 'administrator'],
  'organisations.create': ['staff'],
  'leaders.read': ['staff', 'official'],
  'reminders.read': ['staff', 'official', 'administrator'],
  'mailbox.read': ['administrator'],
} as const;

export function sectionsOf(actor: Actor): string[] {
  return Object.entries(sections).flatMap(([section, wanted]) => (has(actor, ...wanted) ? [section] : []));
}

/** Whether one of the roles that the actor holds obliges to a second factor. */
export function needsSecondFactor(
  actor: Actor,
  config: { needsSecondFactor(role: string): boolean },
): boolean {
  return actor.grants.some(({ role }) => config.needsSecondFactor(role));
}
