import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { api } from '../../api';
import { Loaded, Page, useText } from '../../ui';
import { Consents } from './consents';
import { OwnCorrections } from './own-corrections';
import { StoredData } from './stored-data';
import { useMyFile } from './use-my-file';

const AskCorrection = lazy(async () => ({ default: (await import('./ask-correction')).AskCorrection }));

/** What does Sinergi know about me, and what can I do about it? */
export function MyDataPage() {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const { download, busy } = useMyFile();
  const query = api.useQuery('get', '/api/me/data', {}, { staleTime: 0 });
  return (
    <Page
      title={t('my-data.title')}
      lead={t('my-data.lead')}
      width="prose"
      actions={
        <>
          <Button
            variant="default"
            loading={busy}
            leftSection={<IconDownload size="1rem" stroke={1.75} aria-hidden />}
            onClick={() => void download()}
          >
            {t('my-data.download')}
          </Button>
          <Button onClick={() => setAsking(true)}>{t('my-data.ask')}</Button>
        </>
      }
    >
      <Consents />
      <OwnCorrections />
      <Loaded query={query}>{({ sections }) => <StoredData sections={sections} />}</Loaded>
      <Suspense>{asking && <AskCorrection onClose={() => setAsking(false)} />}</Suspense>
    </Page>
  );
}
