import { lifecycle } from '../../kernel/lifecycle.js';

export const meetingStatuses = [
  'draft',
  'scheduled',
  'in_progress',
  'held',
  'closed',
  'postponed',
  'cancelled',
] as const;
export type MeetingStatus = (typeof meetingStatuses)[number];

export const meetingLifecycle = lifecycle('meeting', meetingStatuses, {
  publish: { from: ['draft'], to: 'scheduled' },
  start: { from: ['scheduled'], to: 'in_progress' },
  // Straight from scheduled too: many meetings are written down only afterwards.
  finish: { from: ['scheduled', 'in_progress'], to: 'held' },
  close: { from: ['held'], to: 'closed' },
  postpone: { from: ['scheduled'], to: 'postponed' },
  reschedule: { from: ['postponed'], to: 'scheduled' },
  cancel: { from: ['draft', 'scheduled', 'postponed'], to: 'cancelled' },
});

export const meetingVerbs = meetingLifecycle.verbs;
export type MeetingVerb = (typeof meetingVerbs)[number];

/** Nothing of the meeting changes any more: its minutes are what was agreed on. */
export function isFinal(status: MeetingStatus): boolean {
  return meetingLifecycle.allowed(status).length === 0;
}
