import { Platform1763900000000 } from './1763900000000-platform.js';
import { Access1763900100000 } from './1763900100000-access.js';
import { Directory1763900200000 } from './1763900200000-directory.js';
import { Meetings1763900300000 } from './1763900300000-meetings.js';
import { Commitments1763900400000 } from './1763900400000-commitments.js';
import { Reminders1763900500000 } from './1763900500000-reminders.js';
import { Roles1764000100000 } from './1764000100000-roles.js';
import { Audit1764000200000 } from './1764000200000-audit.js';
import { SignIn1764000300000 } from './1764000300000-sign-in.js';
import { SingleSignOn1764000400000 } from './1764000400000-single-sign-on.js';
import { ApiTokens1764000400100 } from './1764000400100-api-tokens.js';
import { PublishedMeetings1764000500000 } from './1764000500000-published-meetings.js';
import { DirectoryVersions1764000500100 } from './1764000500100-directory-versions.js';
import { Users1764000600000 } from './1764000600000-users.js';
import { Passkeys1764000700000 } from './1764000700000-passkeys.js';
import { MyData1764000800000 } from './1764000800000-my-data.js';
import { Planning1764001000000 } from './1764001000000-planning.js';
import { TopicProposals1764001000100 } from './1764001000100-topic-proposals.js';

/** Every migration in order, written by hand: a glob that matches nothing fails silently. */
export const migrations = [
  Platform1763900000000,
  Access1763900100000,
  Directory1763900200000,
  Meetings1763900300000,
  Commitments1763900400000,
  Reminders1763900500000,
  Roles1764000100000,
  Audit1764000200000,
  SignIn1764000300000,
  SingleSignOn1764000400000,
  ApiTokens1764000400100,
  PublishedMeetings1764000500000,
  DirectoryVersions1764000500100,
  Users1764000600000,
  Passkeys1764000700000,
  MyData1764000800000,
  Planning1764001000000,
  TopicProposals1764001000100,
];
