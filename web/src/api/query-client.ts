import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from './problem';

/** An answer of the server is final; only a lost connection is worth another try. */
function retry(failures: number, error: Error): boolean {
  return !(error instanceof ProblemError && error.status < 500) && failures < 2;
}

export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 15_000, gcTime: 10 * 60_000, retry, networkMode: 'offlineFirst' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

/** After a write: everything that may show what changed asks again, in the background. */
export function refresh(queries: QueryClient, ...paths: string[]): Promise<unknown> {
  return Promise.all(
    paths.map((path) =>
      queries.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[1] === path || String(queryKey[1] ?? '').startsWith(`${path}/`),
      }),
    ),
  );
}
