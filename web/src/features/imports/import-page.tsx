import { getRouteApi, Link } from '@tanstack/react-router';
import { api } from '../../api';
import { Loaded, Page, useText } from '../../ui';
import { Preview } from './preview';
import { Upload } from './upload';

const route = getRouteApi('/inside/organisations/import');

/** Many records at once, from a table: upload, look at every row, then write. */
export function ImportPage() {
  const t = useText();
  const { id } = route.useSearch();
  return (
    <Page
      title={t('imports.title')}
      eyebrow={<Link to="/organisations">{t('directory.title')}</Link>}
      lead={id === undefined ? t('imports.lead') : undefined}
    >
      {id === undefined ? <Upload /> : <Uploaded id={id} />}
    </Page>
  );
}

function Uploaded({ id }: { id: string }) {
  const query = api.useQuery('get', '/api/imports/{id}', { params: { path: { id } } });
  return <Loaded query={query}>{(found) => <Preview found={found} />}</Loaded>;
}
