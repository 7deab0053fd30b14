import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client, refresh, useOffice } from '../../api';
import { tell, tellProblem, useText } from '../../ui';

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
      save(data as unknown as Blob, `data-saya-${today}.json`);
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

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  // The browser reads it after the click; a minute later it surely has.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
