import { meetingKinds } from '../records/meeting-kinds';
import { organisationKinds, sides } from '../records/organisation-words';
import { roles } from '../records/roles';
import { topics } from '../records/topics';
import { oneOf } from './search';

// The values the API filters by; a wrong one in an old link is dropped instead of breaking the page.
export const topic = oneOf(...topics);
export const light = oneOf('done', 'closed', 'paused', 'waiting', 'late', 'at_risk', 'on_track', 'open');
export const commitmentStatus = oneOf(
  'proposed',
  'agreed',
  'in_progress',
  'submitted',
  'fulfilled',
  'blocked',
  'on_hold',
  'cancelled',
);
/** What one may set out to do with a commitment: a link can open its form. */
export const commitmentDeed = oneOf(
  'agree',
  'start',
  'report',
  'submit',
  'verify',
  'return',
  'extend',
  'answer',
  'block',
  'unblock',
  'hold',
  'resume',
  'cancel',
  'reopen',
  'edit',
);
export const meetingStatus = oneOf(
  'draft',
  'scheduled',
  'in_progress',
  'held',
  'closed',
  'postponed',
  'cancelled',
);
export const meetingVerb = oneOf('publish', 'start', 'finish', 'close', 'postpone', 'reschedule', 'cancel');
export const meetingKind = oneOf(...meetingKinds);
export const organisationKind = oneOf(...organisationKinds);
export const side = oneOf(...sides);
export const ssoReason = oneOf(
  'flow-over',
  'refused',
  'unavailable',
  'invalid',
  'unknown',
  'taken',
  'signed-out',
  'another',
  'stale',
  'factor',
  'too-many',
);
export const role = oneOf(...roles);
export const userStatus = oneOf('active', 'disabled');
