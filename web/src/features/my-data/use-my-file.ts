import { useQueryClient } from '@tanstack/react-query';
import { client, refresh, useOffice } from '../../api';
import { tell, useDownload, useText } from '../../ui';

/** All that is held on the reader, as a file; that it was taken out stands there too. */
export function useMyFile() {
  const t = useText();
  const { today } = useOffice();
  const queries = useQueryClient();
  return useDownload(
    async () => {
      const { data } = await client.GET('/api/me/data/export', { parseAs: 'blob' });
      return { data, name: `${t('my-data.file')}-${today}.json` };
    },
    () => {
      tell(t('my-data.downloaded'));
      return refresh(queries, '/api/me/data');
    },
  );
}
