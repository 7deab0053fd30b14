import { createRoute } from '@tanstack/react-router';
import * as choice from './choices';
import { laterPage } from './later-page';
import { under } from './routes-outside';
import { day, oneOf, search, text } from './search';

const invitations = createRoute({
  ...under('/meetings/$id/invitations'),
  validateSearch: search({
    q: text,
    notice: oneOf('none', 'planned', 'sending', 'sent', 'failed', 'skipped', 'expired'),
    answer: oneOf('none', 'coming', 'represented', 'declined'),
    do: oneOf('invite', 'ask'),
  }),
  component: laterPage(() => import('../features/invitations/invitations-page'), 'InvitationsPage'),
});

const ownAnswers = createRoute({
  ...under('/meetings/$id/answer'),
  validateSearch: search({ seat: text, answer: oneOf('represented', 'declined') }),
  component: laterPage(() => import('../features/invitations/own-answers-page'), 'OwnAnswersPage'),
});

const groups = createRoute({
  ...under('/invitation-groups'),
  validateSearch: search({ q: text, do: oneOf('new') }),
  component: laterPage(() => import('../features/invitations/groups-page'), 'GroupsPage'),
});

const group = createRoute({
  ...under('/invitation-groups/$id'),
  component: laterPage(() => import('../features/invitations/group-page'), 'GroupPage'),
});

const door = createRoute({
  ...under('/meetings/$id/door'),
  component: laterPage(() => import('../features/check-in/door-page'), 'DoorPage'),
});

const report = createRoute({
  ...under('/meetings/$id/attendance'),
  component: laterPage(() => import('../features/attendance-report/report-page'), 'ReportPage'),
});

const decisions = createRoute({
  ...under('/decisions'),
  validateSearch: search({ q: text, topic: choice.topic, from: day, to: day }),
  component: laterPage(() => import('../features/decisions/decisions-page'), 'DecisionsPage'),
});

const reading = createRoute({
  ...under('/meetings/$id/minutes/read'),
  validateSearch: search({ show: oneOf('differences') }),
  component: laterPage(() => import('../features/approval/reading-page'), 'ReadingPage'),
});

const version = createRoute({
  ...under('/meetings/$id/minutes/versions/$number'),
  validateSearch: search({ show: oneOf('differences') }),
  component: laterPage(() => import('../features/approval/version-page'), 'VersionPage'),
});

/** What stands around one meeting. */
export const meetingRoutes = [
  invitations,
  ownAnswers,
  groups,
  group,
  door,
  report,
  decisions,
  reading,
  version,
];
