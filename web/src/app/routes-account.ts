import { createRoute } from '@tanstack/react-router';
import * as choice from './choices';
import { laterPage } from './later-page';
import { under } from './routes-outside';
import { day, oneOf, search, text } from './search';

const identities = createRoute({
  ...under('/account/identities'),
  component: laterPage(() => import('../features/access/identities-page'), 'IdentitiesPage'),
});

const audit = createRoute({
  ...under('/audit'),
  validateSearch: search({
    q: text,
    actorId: text,
    subjectType: text,
    subjectId: text,
    verb: text,
    from: day,
    to: day,
  }),
  component: laterPage(() => import('../features/audit/audit-page'), 'AuditPage'),
});

const myData = createRoute({
  ...under('/account/data'),
  component: laterPage(() => import('../features/my-data/my-data-page'), 'MyDataPage'),
});

const security = createRoute({
  ...under('/account/security'),
  component: laterPage(() => import('../features/access/security-page'), 'SecurityPage'),
});

const tokens = createRoute({
  ...under('/account/tokens'),
  component: laterPage(() => import('../features/access/tokens-page'), 'TokensPage'),
});

const administration = createRoute({
  ...under('/administration'),
  component: laterPage(() => import('../features/administration/administration-page'), 'AdministrationPage'),
});

const corrections = createRoute({
  ...under('/administration/corrections'),
  validateSearch: search({ state: oneOf('open', 'answered') }),
  component: laterPage(() => import('../features/corrections/corrections-page'), 'CorrectionsPage'),
});

const rights = createRoute({
  ...under('/administration/rights'),
  validateSearch: search({ role: choice.role }),
  component: laterPage(() => import('../features/administration/rights-page'), 'RightsPage'),
});

const users = createRoute({
  ...under('/users'),
  validateSearch: search({
    q: text,
    role: choice.role,
    status: choice.userStatus,
    organisationId: text,
    do: oneOf('invite'),
  }),
  component: laterPage(() => import('../features/users/users-page'), 'UsersPage'),
});

const user = createRoute({
  ...under('/users/$id'),
  component: laterPage(() => import('../features/users/user-page'), 'UserPage'),
});

/** One's own account, and what runs the installation. */
export const accountRoutes = [
  identities,
  audit,
  myData,
  corrections,
  security,
  tokens,
  administration,
  rights,
  users,
  user,
];
