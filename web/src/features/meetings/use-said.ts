import { api, type Meeting, type MinutesParagraph } from '../../api';

/** What was said, as far as this reader may read it now. */
export function useSaid({ id, minutesReadable }: Meeting): MinutesParagraph[] {
  const params = { path: { id } };
  const { data } = api.useQuery(
    'get',
    '/api/meetings/{id}/minutes/reading',
    { params },
    { enabled: minutesReadable },
  );
  return data?.blocks ?? [];
}
