import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { client } from './client';
import type { Item, ListPath, Query } from './types';

interface Page<Row> {
  items: Row[];
  next: string | null;
}

/** What a list page needs: the rows so far, whether there are more, and how to ask for them. */
export interface List<Row> {
  items: Row[];
  hasMore: boolean;
  loadMore: () => void;
  isLoadingMore: boolean;
  /** Nothing to show yet (the first answer is on its way). */
  isPending: boolean;
  /** Rows of the question before are shown while the new answer is on its way. */
  isStale: boolean;
  error: Error | null;
  retry: () => void;
}

type Fetch = (path: string, init: object) => Promise<{ data?: unknown }>;

async function fetchPage<Row>(path: string, query: object, after: string | null, signal: AbortSignal) {
  const get = client.GET as unknown as Fetch;
  const { data } = await get(path, { params: { query: { ...query, ...(after ? { after } : {}) } }, signal });
  return data as Page<Row>;
}

/** A list of the API, page after page; undefined search parameters are left out. */
export function useList<Path extends ListPath>(
  path: Path,
  query: Query<Path>,
  options: { enabled?: boolean; pathParams?: Record<string, string> } = {},
): List<Item<Path>> {
  const asked = Object.fromEntries(
    Object.entries(query as object).filter(([, value]) => value !== undefined),
  );
  const address = Object.entries(options.pathParams ?? {}).reduce<string>(
    (text, [name, value]) => text.replace(`{${name}}`, encodeURIComponent(value)),
    path,
  );
  const result = useInfiniteQuery({
    queryKey: ['get', path, 'pages', address, asked],
    queryFn: ({ pageParam, signal }) => fetchPage<Item<Path>>(address, asked, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
  });
  return {
    items: result.data?.pages.flatMap((page) => page.items) ?? [],
    hasMore: result.hasNextPage,
    loadMore: () => void result.fetchNextPage(),
    isLoadingMore: result.isFetchingNextPage,
    isPending: result.isPending,
    isStale: result.isPlaceholderData,
    error: result.error,
    retry: () => void result.refetch(),
  };
}
