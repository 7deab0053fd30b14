import { createRouter } from '@tanstack/react-router';
import { createQueries } from '../api';
import { noteNavigation, NotFoundPage } from '../ui';
import { ErrorPage } from './failure-pages';
import { routeTree } from './routes';

export const queries = createQueries();

export const router = createRouter({
  routeTree,
  context: { queries },
  defaultPreload: 'intent',
  // The queries know how old their data are; the router need not remember them too.
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
});

router.history.subscribe(({ action }) => noteNavigation(action.type));

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
