import { createRoute } from '@tanstack/react-router';
import { laterPage } from './later-page';
import { under } from './routes-outside';
import { oneOf, search, text } from './search';

const invitations = createRoute({
  ...under,
  path: '/meetings/$id/invitations',
  validateSearch: search({
    q: text,
    notice: oneOf('none', 'planned', 'sending', 'sent', 'failed', 'skipped', 'expired'),
    do: oneOf('invite'),
  }),
  component: laterPage(() => import('../features/invitations/invitations-page'), 'InvitationsPage'),
});

/** What stands around one meeting. */
export const meetingRoutes = [invitations];
