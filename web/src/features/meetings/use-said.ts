import { api, type Meeting, type MinutesParagraph } from '../../api';

export interface Said {
  /** Null while it is not known, because it loads or could not be read. */
  paragraphs: MinutesParagraph[] | null;
  /** The approved version that this is, while what follows it is a draft. */
  version: number | null;
  /** Why it could not be read. */
  error: unknown;
  again: () => void;
}

/** What was said, as far as this reader may read it now. */
export function useSaid({ id, minutesReadable }: Meeting): Said {
  const params = { path: { id } };
  const { data, error, refetch } = api.useQuery(
    'get',
    '/api/meetings/{id}/minutes/reading',
    { params },
    { enabled: minutesReadable },
  );
  const again = () => void refetch();
  if (!minutesReadable) return { paragraphs: [], version: null, error: null, again };
  return {
    paragraphs: data?.blocks ?? null,
    version: data?.version ?? null,
    // What was read before stays on the page when reading it again fails.
    error: data === undefined ? error : null,
    again,
  };
}
