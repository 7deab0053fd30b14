import { useState } from 'react';
import { client, useOffice, type Query } from '../../api';
import { saveFile, tellProblem, useText } from '../../ui';

/** Fetches the file rather than linking to it, so that a proof can be asked for and a refusal is a sentence. */
export function useExport(query: Query<'/api/audit/export'>): {
  download: () => Promise<void>;
  busy: boolean;
} {
  const t = useText();
  const { today } = useOffice();
  const [busy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    try {
      const { data } = await client.GET('/api/audit/export', { params: { query }, parseAs: 'blob' });
      saveFile(data as unknown as Blob, `jejak-audit-${today}.csv`);
    } catch (error) {
      tellProblem(error, t('common.problem.unknown'));
    } finally {
      setBusy(false);
    }
  };
  return { download, busy };
}
