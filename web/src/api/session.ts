import { queryOptions, useQueryClient, useSuspenseQuery, type QueryClient } from '@tanstack/react-query';
import { api, client } from './client';
import { ProblemError } from './problem';
import type { Me, Office } from './types';

const meKey = ['get', '/api/me'] as const;
const fresh = 5 * 60_000;

export const officeOptions = api.queryOptions('get', '/api/office', {}, { staleTime: 60 * 60_000 });

const meOptions = queryOptions({ queryKey: meKey, staleTime: fresh, queryFn: askWhoIAm });

/** Who is signed in, or null; asked once and kept. */
export async function loadMe(queries: QueryClient): Promise<Me | null> {
  return queries.ensureQueryData(meOptions);
}

/** Asks anew, after the server refused something that this person could do before. */
export async function askAgain(queries: QueryClient): Promise<Me | null> {
  return queries.fetchQuery({ ...meOptions, staleTime: 0 });
}

/** The person who is signed in. Pages inside the shell always have one. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(meOptions);
  // When the session ends, the page of the person stands until the router leads away, or the person stays on it.
  const me = data ?? last;
  if (me === null) throw new Error('useMe outside the shell');
  return me;
}

let last: Me | null = null;

async function askWhoIAm(): Promise<Me | null> {
  try {
    const { data } = await client.GET('/api/me');
    last = (data as Me | undefined) ?? last;
    return (data as Me | undefined) ?? null;
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401) return null;
    throw error;
  }
}

/** The office: its name, its zone, and `today` as its server counts it. */
export function useOffice(): Office {
  return useSuspenseQuery(officeOptions).data as Office;
}

/** Takes over a new answer of /me, e.g. after signing in or changing the language. */
export function useSetMe(): (me: Me | null) => void {
  const queries = useQueryClient();
  return (me) => {
    last = me ?? last;
    queries.setQueryData(meKey, me);
  };
}
