import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  notFound,
  redirect,
  rootRouteId,
} from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { loadMe, officeOptions } from '../api';
import type { PageAddress } from '../records/page-rights';
import * as choice from './choices';
import { OuterErrorPage, OuterNotFoundPage } from './failure-pages';
import { laterPage } from './later-page';
import { oneOf, search, text } from './search';
import { Shell } from './shell/shell';

export const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  errorComponent: OuterErrorPage,
  notFoundComponent: OuterNotFoundPage,
  loader: ({ context }) => context.queries.ensureQueryData(officeOptions),
});

async function leaveWhenSignedIn({ context }: { context: { queries: QueryClient } }): Promise<void> {
  if ((await loadMe(context.queries)) !== null) throw redirect({ to: '/' });
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: search({ back: text }),
  beforeLoad: leaveWhenSignedIn,
  component: lazyRouteComponent(() => import('../features/access/sign-in-page'), 'SignInPage'),
});

/** Pages for who has given the password and not yet what is `awaited`. */
function onlyWhileAwaiting(awaited: 'second-factor' | 'enrolment') {
  return async ({ context }: { context: { queries: QueryClient } }): Promise<void> => {
    const me = await loadMe(context.queries);
    if (me === null) throw redirect({ to: '/sign-in' });
    if (me.awaits !== awaited) throw redirect({ to: '/' });
  };
}

const secondFactor = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/second-factor',
  validateSearch: search({ back: text }),
  beforeLoad: onlyWhileAwaiting('second-factor'),
  component: laterPage(() => import('../features/access/second-factor-page'), 'SecondFactorPage'),
});

const enrolment = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/enrolment',
  validateSearch: search({ back: text }),
  beforeLoad: onlyWhileAwaiting('enrolment'),
  component: laterPage(() => import('../features/access/enrolment-page'), 'EnrolmentPage'),
});

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  component: laterPage(() => import('../features/access/forgot-password-page'), 'ForgotPasswordPage'),
});

const passwordReset = createRoute({
  getParentRoute: () => root,
  path: '/password-reset',
  component: laterPage(() => import('../features/access/password-reset-page'), 'PasswordResetPage'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: laterPage(() => import('../features/access/invitation-page'), 'InvitationPage'),
});

const answer = createRoute({
  getParentRoute: () => root,
  path: '/answer',
  component: laterPage(() => import('../features/invitations/answer-page'), 'AnswerPage'),
});

const checkIn = createRoute({
  getParentRoute: () => root,
  path: '/check-in',
  component: laterPage(() => import('../features/check-in/check-in-page'), 'CheckInPage'),
});

const ssoFailed = createRoute({
  getParentRoute: () => root,
  path: '/sso-failed',
  validateSearch: search({ reason: choice.ssoReason, purpose: oneOf('link', 'proof'), instance: text }),
  component: laterPage(() => import('../features/access/sso-failed-page'), 'SsoFailedPage'),
});

const proved = createRoute({
  getParentRoute: () => root,
  path: '/proved',
  component: laterPage(() => import('../features/access/proved-page'), 'ProvedPage'),
});

/** Everything below needs a complete session; who has none signs in and comes back to where he was going. */
export const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context, location, matches }) => {
    const me = await loadMe(context.queries);
    if (me !== null && me.awaits === null) return;
    // Signing in would lead nowhere.
    if (matches.some(({ fullPath }) => fullPath === '/$')) throw notFound({ routeId: rootRouteId });
    const to = me === null ? '/sign-in' : (`/sign-in/${me.awaits as 'second-factor' | 'enrolment'}` as const);
    throw redirect({ to, search: location.href === '/' ? {} : { back: location.href } });
  },
  component: Shell,
});

/** What a page of someone signed in starts from: its address, which stands in the table of who may open it. */
export const under = <Address extends PageAddress>(path: Address) =>
  ({ getParentRoute: () => inside, path }) as const;

/** Pages for people who have not signed in, or not yet completely. */
export const outsideRoutes = [
  signIn,
  secondFactor,
  enrolment,
  forgotPassword,
  passwordReset,
  invitation,
  answer,
  checkIn,
  ssoFailed,
  proved,
];
