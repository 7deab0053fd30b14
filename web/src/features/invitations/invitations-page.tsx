import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { api, useList, type Meeting } from '../../api';
import { DataTable, Empty, FilterBar, Loaded, Page, useText, useWord } from '../../ui';
import { useColumns } from './invitee-columns';

const Invite = lazy(async () => ({ default: (await import('./invite')).Invite }));

const route = getRouteApi('/inside/meetings/$id/invitations');
const states = ['none', 'planned', 'sent', 'failed', 'skipped'] as const;

/** Who is asked, was each of them told, and if not, why? */
export function InvitationsPage() {
  const { id } = route.useParams();
  const query = api.useQuery('get', '/api/meetings/{id}', { params: { path: { id } } });
  return (
    <Loaded query={query} page>
      {(meeting) => <Invitations meeting={meeting} />}
    </Loaded>
  );
}

function Invitations({ meeting }: { meeting: Meeting }) {
  const t = useText();
  const navigate = route.useNavigate();
  const { do: doing, ...search } = route.useSearch();
  const { id, reference, title, can } = meeting;
  const mayInvite = can.includes('edit');
  const invite = (open: boolean) =>
    void navigate({ search: { ...search, ...(open && { do: 'invite' as const }) }, replace: !open });
  return (
    <Page
      title={t('invitations.title')}
      tabTitle={`${t('invitations.title')} ${reference}`}
      eyebrow={
        <Link to="/meetings/$id" params={{ id }} activeOptions={{ exact: true }}>
          {`${reference} · ${title}`}
        </Link>
      }
      lead={t(standing(meeting))}
      actions={
        mayInvite ? <Button onClick={() => invite(true)}>{t('invitations.invite')}</Button> : undefined
      }
    >
      <Invitees meeting={meeting} search={search} />
      {doing === 'invite' && mayInvite && (
        <Suspense>
          <Invite meeting={meeting} onClose={() => invite(false)} />
        </Suspense>
      )}
    </Page>
  );
}

function standing({ status }: Meeting) {
  if (status === 'draft') return 'invitations.draft';
  return status === 'scheduled' || status === 'postponed' ? 'invitations.published' : 'invitations.closed';
}

function Invitees({ meeting, search }: { meeting: Meeting; search: { q?: string; notice?: string } }) {
  const t = useText();
  const word = useWord();
  const navigate = route.useNavigate();
  const list = useList('/api/meetings/{id}/invitees', search as object, { pathParams: { id: meeting.id } });
  const columns = useColumns(meeting);
  const isFiltered = Object.values(search).some((value) => value !== undefined);
  const change = (part: Record<string, string | undefined>) =>
    void navigate({ search: (before) => ({ ...before, ...part }) as typeof before, replace: true });
  return (
    <>
      <FilterBar
        value={search}
        searchLabel={t('invitations.search')}
        onChange={change}
        filters={[
          {
            key: 'notice',
            label: t('invitations.notice'),
            options: states.map((value) => ({ value, label: word('invitations.notice', value) })),
          },
        ]}
      />
      <DataTable
        label={t('invitations.list')}
        list={list}
        rowKey={({ id }) => id}
        columns={columns}
        empty={
          <Empty title={t(isFiltered ? 'common.no-match' : 'invitations.empty')}>
            {t(isFiltered ? 'common.no-match.hint' : 'invitations.empty.text')}
          </Empty>
        }
      />
    </>
  );
}
