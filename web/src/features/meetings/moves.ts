import type { Meeting } from '../../api';
import { isAhead } from '../../records';
import { dayOf } from '../../ui';

export const verbs = ['publish', 'start', 'finish', 'close', 'postpone', 'reschedule', 'cancel'] as const;
export type Verb = (typeof verbs)[number];

export function isVerb(value: unknown): value is Verb {
  return verbs.some((verb) => verb === value);
}

/** The one move that comes next, and the others that are possible too. */
export function movesOf(meeting: Meeting, today: string): { main: Verb | null; more: Verb[] } {
  const { status, can, startsAt, timeZone } = meeting;
  const possible = verbs.filter((verb) => can.includes(verb));
  const day = dayOf(startsAt, timeZone);
  // A meeting begins on its day; one whose day has passed was held, or was not.
  const scheduled: Verb | null = day > today ? null : day === today ? 'start' : 'finish';
  const next: Record<Meeting['status'], Verb | null> = {
    draft: 'publish',
    scheduled,
    in_progress: 'finish',
    // Minutes come before closing; while they can be written, closing is a second thought.
    held: awaitsApproval(meeting) ? null : 'close',
    postponed: 'reschedule',
    closed: null,
    cancelled: null,
  };
  const wanted = next[status];
  const main = wanted !== null && possible.includes(wanted) ? wanted : null;
  return { main, more: possible.filter((verb) => verb !== main) };
}

export type Second = 'edit' | 'invitations' | 'minutes';

/** Held, and its minutes are not approved yet: that is what comes next. */
export const awaitsApproval = ({ status, can }: Meeting): boolean =>
  status === 'held' && can.includes('edit');

/** What people come for besides the next move: a draft is still written, then it invites, from its day on it is minuted. */
export function secondOf(meeting: Meeting, today: string): Second | null {
  const { status, can } = meeting;
  const mayEdit = can.includes('edit');
  if (status === 'draft') return mayEdit ? 'edit' : null;
  if (status === 'cancelled') return null;
  if (isAhead(meeting, today)) return mayEdit ? 'invitations' : null;
  return minutesOf(meeting) === null ? null : 'minutes';
}

/** Where this reader finds the minutes: the desk where they are typed, or the page where they are read. */
export function minutesOf({ can, minutesReadable }: Meeting) {
  if (can.includes('edit')) return { to: '/meetings/$id/minutes', label: 'meetings.notes.write' } as const;
  if (!can.includes('notes') && !minutesReadable) return null;
  return { to: '/meetings/$id/minutes/read', label: 'meetings.notes.read' } as const;
}
