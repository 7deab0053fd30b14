import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { NotFoundPage } from '../ui';
import * as choice from './choices';
import { laterPage } from './later-page';
import { accountRoutes } from './routes-account';
import { meetingRoutes } from './routes-meetings';
import { inside, outsideRoutes, root, under } from './routes-outside';
import { day, oneOf, search, text, yes } from './search';

const myWork = createRoute({
  ...under('/'),
  component: lazyRouteComponent(() => import('../features/my-work/my-work-page'), 'MyWorkPage'),
});

const meetings = createRoute({
  ...under('/meetings'),
  validateSearch: search({
    q: text,
    status: choice.meetingStatus,
    kind: choice.meetingKind,
    topic: choice.topic,
    organisationId: text,
    attended: oneOf('present', 'represented', 'absent'),
    from: day,
    to: day,
    view: oneOf('month', 'week', 'agenda'),
    on: day,
  }),
  component: lazyRouteComponent(() => import('../features/meetings/meetings-page'), 'MeetingsPage'),
});

const newMeeting = createRoute({
  ...under('/meetings/new'),
  component: lazyRouteComponent(() => import('../features/meetings/new-meeting-page'), 'NewMeetingPage'),
});

const meeting = createRoute({
  ...under('/meetings/$id'),
  validateSearch: search({ tab: oneOf('edit', 'attendance'), item: text, do: choice.meetingVerb }),
  component: lazyRouteComponent(() => import('../features/meetings/meeting-page'), 'MeetingPage'),
});

const minutes = createRoute({
  ...under('/meetings/$id/minutes'),
  validateSearch: search({ item: text }),
  component: laterPage(() => import('../features/minutes/minutes-page'), 'MinutesPage'),
});

const copyMeeting = createRoute({
  ...under('/meetings/$id/copy'),
  component: laterPage(() => import('../features/planning/copy-page'), 'CopyPage'),
});

const repeatMeeting = createRoute({
  ...under('/meetings/$id/repeat'),
  component: laterPage(() => import('../features/planning/repeat-page'), 'RepeatPage'),
});

const meetingSeries = createRoute({
  ...under('/meetings/series/$id'),
  validateSearch: search({ from: text }),
  component: laterPage(() => import('../features/planning/series-page'), 'SeriesPage'),
});

const meetingTemplates = createRoute({
  ...under('/meetings/templates'),
  component: laterPage(() => import('../features/planning/templates-page'), 'TemplatesPage'),
});

const commitments = createRoute({
  ...under('/commitments'),
  validateSearch: search({
    q: text,
    topic: choice.topic,
    status: choice.commitmentStatus,
    light: choice.light,
    ownerId: text,
    meetingId: text,
    dueFrom: day,
    dueTo: day,
    fulfilledFrom: day,
    needsDirection: yes,
    extension: oneOf('requested'),
    ownPart: oneOf('owner', 'verifier'),
    sort: oneOf('due', '-due', 'reference'),
  }),
  component: lazyRouteComponent(() => import('../features/commitments/commitments-page'), 'CommitmentsPage'),
});

const newCommitment = createRoute({
  ...under('/commitments/new'),
  validateSearch: search({
    meetingId: text,
    agendaItemId: text,
    decisionId: text,
    ownerId: text,
    topic: choice.topic,
  }),
  component: lazyRouteComponent(
    () => import('../features/commitments/new-commitment-page'),
    'NewCommitmentPage',
  ),
});

const commitment = createRoute({
  ...under('/commitments/$id'),
  validateSearch: search({ do: choice.commitmentDeed }),
  component: lazyRouteComponent(() => import('../features/commitments/commitment-page'), 'CommitmentPage'),
});

const organisations = createRoute({
  ...under('/organisations'),
  validateSearch: search({ q: text, kind: choice.organisationKind, side: choice.side, estateId: text }),
  component: laterPage(() => import('../features/organisations/organisations-page'), 'OrganisationsPage'),
});

const estates = createRoute({
  ...under('/organisations/estates'),
  validateSearch: search({ q: text, edit: text }),
  component: laterPage(() => import('../features/estates/estates-page'), 'EstatesPage'),
});

const duplicates = createRoute({
  ...under('/organisations/duplicates'),
  validateSearch: search({ of: oneOf('people', 'positions') }),
  component: laterPage(() => import('../features/duplicates/duplicates-page'), 'DuplicatesPage'),
});

const importing = createRoute({
  ...under('/organisations/import'),
  validateSearch: search({ id: text, outcome: oneOf('create', 'update', 'same', 'duplicate', 'refused') }),
  component: laterPage(() => import('../features/imports/import-page'), 'ImportPage'),
});

const organisation = createRoute({
  ...under('/organisations/$id'),
  validateSearch: search({ tab: text }),
  component: laterPage(() => import('../features/organisations/organisation-page'), 'OrganisationPage'),
});

const leaders = createRoute({
  ...under('/leaders'),
  component: lazyRouteComponent(() => import('../features/leaders/leaders-page'), 'LeadersPage'),
});

const reminders = createRoute({
  ...under('/reminders'),
  validateSearch: search({
    q: text,
    state: oneOf('planned', 'sending', 'sent', 'failed', 'skipped', 'expired'),
    commitmentId: text,
    tab: oneOf('rules'),
  }),
  component: lazyRouteComponent(() => import('../features/reminders/reminders-page'), 'RemindersPage'),
});

const mailbox = createRoute({
  ...under('/mailbox'),
  component: lazyRouteComponent(() => import('../features/mailbox/mailbox-page'), 'MailboxPage'),
});

const mail = createRoute({
  ...under('/mailbox/$id'),
  validateSearch: search({ view: oneOf('text') }),
  component: laterPage(() => import('../features/mailbox/mail-page'), 'MailPage'),
});

/** Whatever is no address of ours, inside the shell: the menu leads on. */
const nowhere = createRoute({ ...under('/$'), component: NotFoundPage });

export const routeTree = root.addChildren([
  ...outsideRoutes,
  inside.addChildren([
    myWork,
    meetings,
    newMeeting,
    meeting,
    minutes,
    copyMeeting,
    repeatMeeting,
    meetingSeries,
    meetingTemplates,
    commitments,
    newCommitment,
    commitment,
    organisations,
    estates,
    duplicates,
    importing,
    organisation,
    leaders,
    reminders,
    mailbox,
    mail,
    ...meetingRoutes,
    ...accountRoutes,
    nowhere,
  ]),
]);
