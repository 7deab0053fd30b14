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
import { Minutes1764000900000 } from './1764000900000-minutes.js';
import { Planning1764001000000 } from './1764001000000-planning.js';
import { TopicProposals1764001000100 } from './1764001000100-topic-proposals.js';
import { Invitations1764001100000 } from './1764001100000-invitations.js';
import { Answers1764001100100 } from './1764001100100-answers.js';
import { InvitationGroups1764001100200 } from './1764001100200-invitation-groups.js';
import { CheckIn1764001100300 } from './1764001100300-check-in.js';
import { Mandates1764001100400 } from './1764001100400-mandates.js';
import { Directory1764001200000 } from './1764001200000-directory.js';
import { Imports1764001200100 } from './1764001200100-imports.js';
import { Appointments1764001200200 } from './1764001200200-appointments.js';
import { Merges1764001200300 } from './1764001200300-merges.js';
import { Approval1764001300000 } from './1764001300000-approval.js';
import { Contacts1764001400000 } from './1764001400000-contacts.js';
import { Counterparts1764002000000 } from './1764002000000-counterparts.js';
import { SignInWaits1764002100000 } from './1764002100000-sign-in-waits.js';
import { UsedCookies1764002100100 } from './1764002100100-used-cookies.js';
import { MovedAddresses1764002100200 } from './1764002100200-moved-addresses.js';
import { OnePlaceForNotes1764002200000 } from './1764002200000-one-place-for-notes.js';
import { ToldUsers1764002200100 } from './1764002200100-told-users.js';
import { AgendaFiles1764002200200 } from './1764002200200-agenda-files.js';
import { ContactBook1764002300000 } from './1764002300000-contact-book.js';
import { PersonMerges1764002300100 } from './1764002300100-person-merges.js';
import { PositionMerges1764002300200 } from './1764002300200-position-merges.js';
import { Proofs1764002400000 } from './1764002400000-proofs.js';
import { PositionDistinctions1764002600000 } from './1764002600000-position-distinctions.js';
import { ClosedOver1764002800000 } from './1764002800000-closed-over.js';
import { WaitingMinutes1764002800100 } from './1764002800100-waiting-minutes.js';
import { Errata1764002900000 } from './1764002900000-errata.js';
import { SearchNames1764002900100 } from './1764002900100-search-names.js';
import { SearchPositions1764003000010 } from './1764003000010-search-positions.js';
import { Estates1764003000020 } from './1764003000020-estates.js';
import { ErrataOfSeats1764003000021 } from './1764003000021-errata-of-seats.js';
import { ErrataThatWait1764003000040 } from './1764003000040-errata-that-wait.js';
import { AnnouncedDeputies1764003000041 } from './1764003000041-announced-deputies.js';

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
  Minutes1764000900000,
  Planning1764001000000,
  TopicProposals1764001000100,
  Invitations1764001100000,
  Answers1764001100100,
  InvitationGroups1764001100200,
  CheckIn1764001100300,
  Mandates1764001100400,
  Directory1764001200000,
  Imports1764001200100,
  Appointments1764001200200,
  Merges1764001200300,
  Approval1764001300000,
  Contacts1764001400000,
  Counterparts1764002000000,
  SignInWaits1764002100000,
  UsedCookies1764002100100,
  MovedAddresses1764002100200,
  OnePlaceForNotes1764002200000,
  ToldUsers1764002200100,
  AgendaFiles1764002200200,
  ContactBook1764002300000,
  PersonMerges1764002300100,
  PositionMerges1764002300200,
  Proofs1764002400000,
  PositionDistinctions1764002600000,
  ClosedOver1764002800000,
  WaitingMinutes1764002800100,
  Errata1764002900000,
  SearchNames1764002900100,
  SearchPositions1764003000010,
  Estates1764003000020,
  ErrataOfSeats1764003000021,
  ErrataThatWait1764003000040,
  AnnouncedDeputies1764003000041,
];
