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
  'audit.read': ['administrator'],
} as const;

export function sectionsOf(actor: Actor): string[] {
  return Object.entries(sections).flatMap(([section, wanted]) => (has(actor, ...wanted) ? [section] : []));
}
