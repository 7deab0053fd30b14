import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, linkOptions } from '@tanstack/react-router';
import { client, refresh, useList } from '../../api';
import { DataTable, Empty, FilterBar, Page, useText } from '../../ui';
import { Dialog, RecordFormView, useRecordForm } from '../../ui/forms';
import { GroupFields } from './group-fields';

const route = getRouteApi('/inside/invitation-groups');

/** Whom do we invite together, again and again? */
export function GroupsPage() {
  const t = useText();
  const navigate = route.useNavigate();
  const { do: doing, q } = route.useSearch();
  const search = q === undefined ? {} : { q };
  const list = useList('/api/invitation-groups', search);
  const open = (isOpen: boolean) =>
    void navigate({ search: { ...search, ...(isOpen && { do: 'new' as const }) }, replace: !isOpen });
  return (
    <Page
      title={t('invitations.groups')}
      eyebrow={<Link to="/meetings">{t('meetings.title')}</Link>}
      lead={t('invitations.groups.lead')}
      actions={<Button onClick={() => open(true)}>{t('invitations.group.new')}</Button>}
    >
      <FilterBar
        value={search}
        filters={[]}
        searchLabel={t('invitations.groups.search')}
        onChange={(part) => void navigate({ search: part as typeof search, replace: true })}
      />
      <DataTable
        label={t('invitations.groups')}
        list={list}
        rowKey={({ id }) => id}
        link={({ id }) => linkOptions({ to: '/invitation-groups/$id', params: { id } })}
        columns={[
          {
            id: 'name',
            header: t('invitations.group.name'),
            width: '22rem',
            phone: 'title',
            cell: ({ name }) => name,
          },
          { id: 'note', header: t('invitations.group.note'), cell: ({ note }) => note },
          {
            id: 'members',
            header: t('invitations.group.members'),
            width: '8rem',
            align: 'end',
            cell: ({ members }) => t('invitations.group.count', { count: members }),
          },
        ]}
        empty={
          <Empty title={t(q === undefined ? 'invitations.groups.empty' : 'common.no-match')}>
            {t(q === undefined ? 'invitations.groups.empty.text' : 'common.no-match.hint')}
          </Empty>
        }
      />
      {doing === 'new' && <NewGroup onClose={() => open(false)} />}
    </Page>
  );
}

function NewGroup({ onClose }: { onClose: () => void }) {
  const t = useText();
  const queries = useQueryClient();
  const navigate = route.useNavigate();
  const form = useRecordForm({
    initial: { name: '', note: '' },
    save: async ({ name, note }) => {
      const body = { name, note: note === '' ? null : note };
      const { data } = await client.POST('/api/invitation-groups', { body });
      await refresh(queries, '/api/invitation-groups');
      await navigate({ to: '/invitation-groups/$id', params: { id: data!.id } });
    },
  });
  return (
    <Dialog title={t('invitations.group.new')} onClose={onClose}>
      <RecordFormView form={form} submitLabel={t('common.save')} onCancel={onClose}>
        <GroupFields form={form} />
      </RecordFormView>
    </Dialog>
  );
}
