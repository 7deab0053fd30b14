import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client, refresh, useOffice, type Answer } from '../../api';
import { DataTable, DateTimeText, Empty, Loaded, tell, tellProblem, useText, type Column } from '../../ui';
import { ConfirmMove } from '../../ui/forms';
import classes from './access.module.css';

type Identity = Answer<'/api/me/identities'>['items'][number];

/** The accounts at identity providers by which this person may sign in. */
export function Identities() {
  const t = useText();
  const query = api.useQuery('get', '/api/me/identities');
  const [leaving, setLeaving] = useState<Identity | null>(null);
  const columns = useColumns(setLeaving);
  return (
    <>
      <Loaded query={query}>
        {({ items }) => (
          <DataTable
            label={t('sso.linked')}
            list={items}
            rowKey={({ id }) => id}
            columns={columns}
            empty={<NoneYet />}
          />
        )}
      </Loaded>
      {leaving !== null && <Unlink identity={leaving} onClose={() => setLeaving(null)} />}
    </>
  );
}

function NoneYet() {
  const t = useText();
  const { sso } = useOffice();
  if (sso === null) return <Empty title={t('sso.empty')}>{t('sso.empty.off')}</Empty>;
  return (
    <Empty title={t('sso.empty')} action={<LinkButton name={sso.name} />}>
      {t('sso.empty.text', { name: sso.name })}
    </Empty>
  );
}

/** Leaves the page for the provider, which sends the browser back here. */
function LinkButton({ name }: { name: string }) {
  const t = useText();
  const [busy, setBusy] = useState(false);
  const link = async () => {
    setBusy(true);
    try {
      const { data } = await client.POST('/api/me/identities');
      if (data) location.assign(data.url);
    } catch (error) {
      setBusy(false);
      tellProblem(error, t('common.problem.unreachable'));
    }
  };
  return (
    <Button loading={busy} onClick={() => void link()}>
      {t('sso.link', { name })}
    </Button>
  );
}

function useColumns(onUnlink: (identity: Identity) => void): Column<Identity>[] {
  const t = useText();
  return [
    {
      id: 'account',
      header: t('sso.column.account'),
      phone: 'title',
      cell: ({ account }) => account ?? t('common.none'),
    },
    { id: 'provider', header: t('sso.column.provider'), phone: 'eyebrow', cell: ({ provider }) => provider },
    {
      id: 'linked',
      header: t('sso.column.linked'),
      width: '13rem',
      phone: 'none',
      cell: ({ linkedAt }) => <DateTimeText at={linkedAt} length="short" />,
    },
    {
      id: 'used',
      header: t('sso.column.used'),
      width: '13rem',
      cell: ({ lastUsedAt }) => (
        <>
          <span className={classes.onPhone}>{t('sso.column.used')} </span>
          {lastUsedAt === null ? t('sso.used.never') : <DateTimeText at={lastUsedAt} length="short" />}
        </>
      ),
    },
    {
      id: 'unlink',
      header: '',
      width: '9rem',
      align: 'end',
      phone: 'aside',
      cell: (identity) => (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t('sso.unlink.what', { provider: identity.provider })}
          onClick={() => onUnlink(identity)}
        >
          {t('sso.unlink')}
        </Button>
      ),
    },
  ];
}

function Unlink({
  identity: { id, provider, account },
  onClose,
}: {
  identity: Identity;
  onClose: () => void;
}) {
  const t = useText();
  const queries = useQueryClient();
  const unlink = async () => {
    await client.DELETE('/api/me/identities/{id}', { params: { path: { id } } });
    await refresh(queries, '/api/me/identities');
    tell(t('sso.unlinked', { provider }));
  };
  return (
    <ConfirmMove
      opened
      onClose={onClose}
      title={t('sso.unlink.what', { provider })}
      confirmLabel={t('sso.unlink')}
      onConfirm={unlink}
    >
      {t('sso.unlink.text', { account: account ?? provider })}
    </ConfirmMove>
  );
}
