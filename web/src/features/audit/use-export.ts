import { client, useOffice, type Query } from '../../api';
import { useDownload } from '../../ui';

export function useExport(query: Query<'/api/audit/export'>) {
  const { today } = useOffice();
  return useDownload(async () => {
    const { data } = await client.GET('/api/audit/export', { params: { query }, parseAs: 'blob' });
    return { data, name: `jejak-audit-${today}.csv` };
  });
}
