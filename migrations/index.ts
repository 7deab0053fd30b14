import { Platform1763900000000 } from './1763900000000-platform.js';
import { Access1763900100000 } from './1763900100000-access.js';
import { Directory1763900200000 } from './1763900200000-directory.js';
import { Meetings1763900300000 } from './1763900300000-meetings.js';
import { Commitments1763900400000 } from './1763900400000-commitments.js';
import { Reminders1763900500000 } from './1763900500000-reminders.js';
import { Roles1764000100000 } from './1764000100000-roles.js';
import { Users1764000600000 } from './1764000600000-users.js';

/** Every migration in order, written by hand: a glob that matches nothing fails silently. */
export const migrations = [
  Platform1763900000000,
  Access1763900100000,
  Directory1763900200000,
  Meetings1763900300000,
  Commitments1763900400000,
  Reminders1763900500000,
  Roles1764000100000,
  Users1764000600000,
];
