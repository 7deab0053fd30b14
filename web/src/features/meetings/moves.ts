import type { Meeting } from '../../api';
import { dayOf } from '../../ui';

export const verbs = ['publish', 'start', 'finish', 'close', 'postpone', 'reschedule', 'cancel'] as const;
export type Verb = (typeof verbs)[number];

export function isVerb(value: unknown): value is Verb {
  return verbs.some((verb) => verb === value);
}

/** The one move that comes next, and the others that are possible too. */
export function movesOf(
  { status, can, startsAt, timeZone }: Meeting,
  today: string,
): { main: Verb | null; more: Verb[] } {
  const possible = verbs.filter((verb) => can.includes(verb));
  const day = dayOf(startsAt, timeZone);
  // A meeting begins on its day; one whose day has passed was held, or was not.
  const scheduled: Verb | null = day > today ? null : day === today ? 'start' : 'finish';
  const next: Record<Meeting['status'], Verb | null> = {
    draft: 'publish',
    scheduled,
    in_progress: 'finish',
    held: 'close',
    postponed: 'reschedule',
    closed: null,
    cancelled: null,
  };
  const wanted = next[status];
  const main = wanted !== null && possible.includes(wanted) ? wanted : null;
  return { main, more: possible.filter((verb) => verb !== main) };
}
