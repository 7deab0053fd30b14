import { client, useOffice, type Query } from '../../api';
import { useDownload, useText } from '../../ui';

export function useExport(query: Query<'/api/audit/export'>) {
  const t = useText();
  const { today } = useOffice();
  return useDownload(async () => {
    const { data } = await client.GET('/api/audit/export', { params: { query }, parseAs: 'blob' });
    return { data, name: `${t('audit.file')}-${today}.csv` };
  });
}
