import { DataSource } from 'typeorm';
import { migrations } from '../migrations/index.js';
import { ApiToken } from './features/access/tokens/api-token.js';
import { Correction } from './features/access/corrections/correction.js';
import { Identity } from './features/access/sso/identity.js';
import { Invitation } from './features/access/users/invitation.js';
import { Passkey } from './features/access/passkeys/passkey.js';
import { PasswordReset } from './features/access/sign-in/password-reset.js';
import { RoleGrant } from './features/access/users/role-grant.js';
import { Session } from './features/access/sign-in/session.js';
import { TotpFactor } from './features/access/sign-in/totp-factor.js';
import { User } from './features/access/users/user.js';
import { Commitment } from './features/commitments/commitment.js';
import { Extension } from './features/commitments/extension.js';
import { ProgressReport } from './features/commitments/progress-report.js';
import { Appointment } from './features/directory/positions/appointment.js';
import { Estate } from './features/directory/estates/estate.js';
import { Import } from './features/directory/imports/import.js';
import { Contact } from './features/directory/contacts/contact.js';
import { Organisation } from './features/directory/organisations/organisation.js';
import { Person } from './features/directory/people/person.js';
import { Position } from './features/directory/positions/position.js';
import { AgendaFile } from './features/meetings/files/agenda-file.js';
import { AgendaItem } from './features/meetings/agenda-item.js';
import { Attendance } from './features/meetings/attendance.js';
import { Decision } from './features/meetings/decision.js';
import { AnswerLink } from './features/meetings/invitations/answer-link.js';
import { GroupMember } from './features/meetings/invitations/group-member.js';
import { InvitationGroup } from './features/meetings/invitations/invitation-group.js';
import { MeetingNotice } from './features/meetings/invitations/meeting-notice.js';
import { Meeting } from './features/meetings/meeting.js';
import { MinutesComment } from './features/meetings/approval/minutes-comment.js';
import { MinutesVersion } from './features/meetings/approval/minutes-version.js';
import { Minutes } from './features/meetings/approval/minutes.js';
import { NoteBlock } from './features/meetings/minutes/note-block.js';
import { TopicProposal } from './features/meetings/planning/proposals/topic-proposal.js';
import { SavedFilter } from './features/meetings/planning/filters/saved-filter.js';
import { MeetingSeries } from './features/meetings/planning/series/meeting-series.js';
import { MeetingTemplate } from './features/meetings/planning/templates/meeting-template.js';
import { ReminderRule } from './features/reminders/reminder-rule.js';
import { setTypeParsers } from './platform/database/types.js';
import { HistoryEntry } from './platform/history/history-entry.js';

/** Entities and migrations, listed by hand. */
const entities = [
  AgendaFile,
  AgendaItem,
  AnswerLink,
  ApiToken,
  Appointment,
  Attendance,
  Commitment,
  Correction,
  Decision,
  Estate,
  Extension,
  GroupMember,
  HistoryEntry,
  Identity,
  Import,
  Invitation,
  InvitationGroup,
  Meeting,
  Minutes,
  MinutesComment,
  MinutesVersion,
  NoteBlock,
  MeetingNotice,
  MeetingSeries,
  MeetingTemplate,
  Contact,
  Organisation,
  Passkey,
  PasswordReset,
  Person,
  Position,
  ProgressReport,
  ReminderRule,
  RoleGrant,
  SavedFilter,
  Session,
  TopicProposal,
  TotpFactor,
  User,
];

export interface Connection {
  url: string;
  /** The most connections held at once. */
  pool: number;
  /** A migration may take its time, and waits for another instance that migrates. */
  patient?: boolean;
}

/** Nothing waits for ever, neither here nor in the server; in milliseconds. */
const limits = {
  statement_timeout: 15_000,
  lock_timeout: 2_000,
  idle_in_transaction_session_timeout: 15_000,
};

/** A connection to PostgreSQL that is not open yet. */
export function dataSource({ url, pool, patient = false }: Connection): DataSource {
  setTypeParsers();
  return new DataSource({
    type: 'postgres',
    url,
    entities,
    migrations,
    synchronize: false,
    migrationsTransactionMode: 'each',
    applicationName: 'sinergi',
    extra: { max: pool, connectionTimeoutMillis: 10_000, ...(patient ? {} : limits) },
  });
}
