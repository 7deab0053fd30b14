import type { Item } from '../../api';

export type AuditEntry = Item<'/api/audit'>;

/** What one may ask for; whatever else happens is in the list too, under its own name. */
export const subjectTypes = [
  'commitment',
  'meeting',
  'organisation',
  'position',
  'person',
  'user',
  'reminder-rule',
];

export const verbs = [
  'create',
  'edit',
  'agree',
  'start',
  'report',
  'submit',
  'verify',
  'return',
  'extend',
  'grant',
  'refuse',
  'block',
  'unblock',
  'hold',
  'resume',
  'cancel',
  'reopen',
  'publish',
  'finish',
  'close',
  'postpone',
  'reschedule',
  'add-agenda-item',
  'edit-agenda-item',
  'remove-agenda-item',
  'add-attendance',
  'edit-attendance',
  'remove-attendance',
  'add-decision',
  'edit-decision',
  'remove-decision',
  'appoint',
  'sign-in',
  'sign-out',
  'read',
  'export',
];
