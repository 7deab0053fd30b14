import { type Actor, has, oversees, type Policy, speaksFor } from '../../kernel/policy.js';
import { isFinal, meetingLifecycle, type MeetingStatus, type MeetingVerb } from './meeting.lifecycle.js';

/** What the policy looks at. */
export interface MeetingParties {
  /** It has left its draft; one that is cancelled before remains what staff alone have heard of. */
  readonly published: boolean;
  /** The organisations on the attendance list. */
  readonly organisationIds: readonly string[];
}

/** `edit` covers attendance, agenda and decisions; `history` tells all, the exempt parts as well. */
export type MeetingDeed = MeetingVerb | 'edit' | 'history';

const staff = (actor: Actor): boolean => has(actor, 'staff');

export const meetingPolicy: Policy<MeetingParties, MeetingDeed> = {
  read: (actor, { published, organisationIds }) =>
    staff(actor) || (published && (oversees(actor) || organisationIds.some((id) => speaksFor(actor, id)))),
  edit: staff,
  history: oversees,
  publish: staff,
  start: staff,
  finish: staff,
  close: staff,
  postpone: staff,
  reschedule: staff,
  cancel: staff,
};

export const mayCreateMeetings = staff;

/** Exempt agenda items, and what was decided on them, are for the regency alone (UU 14/2008, art. 17). */
export const seesExempt = oversees;

/** What the moment allows, whoever asks. */
export function possibleDeeds(status: MeetingStatus): MeetingDeed[] {
  return ['history', ...(isFinal(status) ? [] : (['edit'] as const)), ...meetingLifecycle.allowed(status)];
}
