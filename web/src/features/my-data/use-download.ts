import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client, refresh, useOffice } from '../../api';
import { saveFile, tell, tellProblem, useText } from '../../ui';

/** Fetches the file rather than linking to it, so that a refusal is a sentence and not a file. */
export function useDownload(): { download: () => Promise<void>; busy: boolean } {
  const t = useText();
  const { today } = useOffice();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    try {
      const { data } = await client.GET('/api/me/data/export', { parseAs: 'blob' });
      saveFile(data as unknown as Blob, `data-saya-${today}.json`);
      tell(t('my-data.downloaded'));
      await refresh(queries, '/api/me/data');
    } catch (error) {
      tellProblem(error, t('common.problem.unknown'));
    } finally {
      setBusy(false);
    }
  };
  return { download, busy };
}
