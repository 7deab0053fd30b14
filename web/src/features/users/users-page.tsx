import { Button } from '@mantine/core';
import { getRouteApi, Link, linkOptions } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useList, useMe, useOffice, type UserRow } from '../../api';
import { OrganisationFilter, roles } from '../../records';
import {
  DataTable,
  DateTimeText,
  Empty,
  FilterBar,
  Page,
  StatusLight,
  useText,
  useWord,
  type Column,
} from '../../ui';
import { statuses } from './choices';
import { Invitations } from './invitations';
import { RoleText } from './role-text';
import classes from './users.module.css';

const Invite = lazy(async () => ({ default: (await import('./invite')).Invite }));

const route = getRouteApi('/inside/users');

/** Who can come in, and as what. */
export function UsersPage() {
  const t = useText();
  const me = useMe();
  const navigate = route.useNavigate();
  const { do: doing, ...search } = route.useSearch();
  const mayInvite = me.can.includes('users.manage');
  const invite = (open: boolean) =>
    void navigate({ search: { ...search, ...(open && { do: 'invite' as const }) }, replace: !open });
  return (
    <Page
      title={t('users.title')}
      eyebrow={
        <Link to="/administration" activeOptions={{ exact: true }}>
          {t('shell.administration')}
        </Link>
      }
      lead={t('users.lead')}
      actions={mayInvite ? <Button onClick={() => invite(true)}>{t('users.invite')}</Button> : undefined}
    >
      <List search={search} />
      <div className={classes.below}>
        <Invitations q={search.q} />
      </div>
      {doing === 'invite' && mayInvite && (
        <Suspense>
          <Invite organisationId={search.organisationId} onClose={() => invite(false)} />
        </Suspense>
      )}
    </Page>
  );
}

function List({ search }: { search: Omit<ReturnType<typeof route.useSearch>, 'do'> }) {
  const t = useText();
  const word = useWord();
  const navigate = route.useNavigate();
  const list = useList('/api/users', search);
  const isFiltered = Object.keys(search).length > 0;
  const change = (part: Record<string, string | undefined>) =>
    void navigate({ search: (before) => ({ ...before, ...part }) as typeof before, replace: true });
  const options = (prefix: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: word(prefix, value) }));
  return (
    <>
      <FilterBar
        value={search}
        searchLabel={t('users.search')}
        onChange={change}
        alsoClears={['organisationId']}
        filters={[
          { key: 'role', label: t('users.role'), options: options('shell.role', roles) },
          { key: 'status', label: t('users.status'), options: options('users.status', statuses) },
        ]}
      >
        <OrganisationFilter
          label={t('users.organisation')}
          value={search.organisationId}
          onChange={(organisationId) => change({ organisationId })}
        />
      </FilterBar>
      <DataTable
        label={t('users.title')}
        list={list}
        rowKey={({ id }) => id}
        link={({ id }) => linkOptions({ to: '/users/$id', params: { id } })}
        columns={useColumns()}
        empty={
          <Empty title={t(isFiltered ? 'common.no-match' : 'users.empty')}>
            {t(isFiltered ? 'common.no-match.hint' : 'users.empty.text')}
          </Empty>
        }
      />
    </>
  );
}

function useColumns(): Column<UserRow>[] {
  const t = useText();
  const { timeZone } = useOffice();
  return [
    { id: 'name', header: t('users.name'), width: '18rem', phone: 'title', cell: ({ name }) => name },
    {
      id: 'email',
      header: t('users.email'),
      width: '16rem',
      cell: ({ email }) => <span className={classes.address}>{email}</span>,
    },
    { id: 'roles', header: t('users.roles'), cell: (user) => <Roles user={user} /> },
    {
      id: 'seen',
      header: t('users.last-sign-in'),
      width: '13rem',
      phone: 'none',
      cell: ({ lastSignInAt }) =>
        lastSignInAt === null ? (
          <span className={classes.faint}>{t('users.never')}</span>
        ) : (
          <DateTimeText at={lastSignInAt} zone={timeZone} length="short" />
        ),
    },
  ];
}

/** What they hold today; for who cannot come in, that comes first. */
function Roles({ user: { status, roles: held } }: { user: UserRow }) {
  const t = useText();
  return (
    <>
      {status === 'disabled' && <StatusLight tone="muted" word={t('users.status.disabled')} />}
      {held.length === 0 && status === 'active' && (
        <span className={classes.faint}>{t('users.no-role')}</span>
      )}
      {held.map((grant) => (
        <div key={grant.id}>
          <RoleText grant={grant} />
        </div>
      ))}
    </>
  );
}
