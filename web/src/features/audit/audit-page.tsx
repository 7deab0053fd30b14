import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { api, useList } from '../../api';
import { DataTable, Empty, Page, useText } from '../../ui';
import { signInVerbs } from '../../records/sign-in-verbs';
import { AuditFilters } from './audit-filters';
import { SealLine } from './seal-line';
import { useExport } from './use-export';
import { useColumns } from './use-columns';
import classes from './audit.module.css';

const route = getRouteApi('/inside/audit');

/** Who changed what, when, and what it was before; and that nobody altered the answer. */
export function AuditPage() {
  const t = useText();
  const question = route.useSearch();
  const list = useList('/api/audit', question);
  const { data: seal } = api.useQuery('get', '/api/audit/seal', {}, { refetchInterval: 60_000 });
  const { download, busy } = useExport(question);
  const isSignInLog = question.verb === signInVerbs;
  const isFiltered = Object.keys(question).length > 0;
  return (
    <Page
      eyebrow={
        <Link to="/administration" activeOptions={{ exact: true }}>
          {t('shell.administration')}
        </Link>
      }
      title={t(isSignInLog ? 'administration.sign-ins' : 'audit.title')}
      lead={t(isSignInLog ? 'administration.sign-ins.text' : 'audit.lead')}
      actions={
        <Button
          variant="default"
          loading={busy}
          onClick={() => void download()}
          leftSection={<IconDownload size="1rem" stroke={1.75} aria-hidden />}
          aria-describedby="audit-export-limit"
        >
          {t('audit.export')}
        </Button>
      }
    >
      {seal !== undefined && <SealLine seal={seal} />}
      <AuditFilters items={list.items} />
      {seal !== undefined && (
        <p id="audit-export-limit" className={classes.limit} data-print="no">
          {t('audit.export')}: {t('audit.export.limit', { limit: seal.exportLimit })}
        </p>
      )}
      <DataTable
        label={t('audit.entries')}
        list={list}
        rowKey={({ id }) => id}
        columns={useColumns()}
        empty={
          <Empty title={t(isFiltered ? 'common.no-match' : 'audit.empty')}>
            {t(isFiltered ? 'common.no-match.hint' : 'audit.empty.text')}
          </Empty>
        }
      />
    </Page>
  );
}
