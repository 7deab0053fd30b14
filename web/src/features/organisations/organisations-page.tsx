import { Button } from '@mantine/core';
import { getRouteApi, Link, linkOptions, Navigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useList, useMe, type OrganisationRow } from '../../api';
import { commitmentsBehind, organisationKinds, sides } from '../../records';
import {
  ButtonLink,
  DataTable,
  Empty,
  FilterBar,
  Page,
  StatusLight,
  useText,
  useWord,
  type Column,
} from '../../ui';
import classes from './organisations.module.css';
import { useEstates } from './use-estates';

const NewOrganisation = lazy(async () => ({ default: (await import('./new-organisation')).NewOrganisation }));

const route = getRouteApi('/inside/organisations');

/** Everyone at the table. A liaison has one organisation, and goes straight to it. */
export function OrganisationsPage() {
  const { organisation, can } = useMe();
  if (organisation !== null && !can.includes('organisations.list')) {
    return <Navigate to="/organisations/$id" params={{ id: organisation.id }} replace />;
  }
  return <Directory />;
}

function Directory() {
  const t = useText();
  const me = useMe();
  const [creating, setCreating] = useState(false);
  return (
    <Page
      title={t('directory.title')}
      actions={
        <>
          {me.can.includes('estates.read') && (
            <ButtonLink variant="subtle" to="/organisations/estates">
              {t('estates.open')}
            </ButtonLink>
          )}
          {me.can.includes('organisations.merge') && (
            <ButtonLink variant="subtle" to="/organisations/duplicates">
              {t('duplicates.open')}
            </ButtonLink>
          )}
          {(me.can.includes('organisations.import') || me.can.includes('regions.import')) && (
            <ButtonLink variant="default" to="/organisations/import">
              {t('imports.open')}
            </ButtonLink>
          )}
          {me.can.includes('organisations.create') && (
            <Button onClick={() => setCreating(true)}>{t('directory.new')}</Button>
          )}
        </>
      }
    >
      <List />
      {creating && (
        <Suspense>
          <NewOrganisation onClose={() => setCreating(false)} />
        </Suspense>
      )}
    </Page>
  );
}

function List() {
  const t = useText();
  const word = useWord();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = useList('/api/organisations', search);
  const { can } = useMe();
  const seesEstates = can.includes('estates.read');
  const estates = [
    { value: 'none', label: t('directory.estate.outside') },
    ...useEstates(seesEstates).map(({ id, name }) => ({ value: id, label: name })),
  ];
  const isFiltered = Object.keys(search).length > 0;
  const options = (prefix: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: word(prefix, value) }));
  return (
    <>
      <FilterBar
        value={search}
        searchLabel={t('directory.search')}
        onChange={(change) =>
          void navigate({ search: (before) => ({ ...before, ...change }) as typeof before, replace: true })
        }
        filters={[
          { key: 'side', label: t('directory.side'), options: options('directory.side', sides) },
          { key: 'kind', label: t('directory.kind'), options: options('directory.kind', organisationKinds) },
          ...(seesEstates
            ? [{ key: 'estateId', label: t('directory.estate.filter'), options: estates }]
            : []),
        ]}
      />
      <DataTable
        label={t('directory.title')}
        list={list}
        rowKey={({ id }) => id}
        link={({ id }) => linkOptions({ to: '/organisations/$id', params: { id } })}
        columns={useColumns()}
        empty={
          <Empty title={t(isFiltered ? 'common.no-match' : 'directory.empty')}>
            {t(isFiltered ? 'common.no-match.hint' : 'directory.empty.text')}
          </Empty>
        }
      />
    </>
  );
}

function useColumns(): Column<OrganisationRow>[] {
  const t = useText();
  const word = useWord();
  const { can } = useMe();
  const columns: Column<OrganisationRow>[] = [
    { id: 'name', header: t('directory.name'), phone: 'title', cell: ({ name }) => name },
    {
      id: 'short-name',
      header: t('directory.short-name'),
      width: '9rem',
      phone: 'none',
      cell: ({ shortName }) => <span className={classes.soft}>{shortName}</span>,
    },
    {
      id: 'kind',
      header: t('directory.kind'),
      width: '12rem',
      phone: 'eyebrow',
      cell: ({ kind }) => word('directory.kind', kind),
    },
    {
      id: 'district',
      header: t('directory.district'),
      width: '10rem',
      phone: 'none',
      cell: ({ district }) => district?.name,
    },
    {
      id: 'commitments',
      header: t('directory.commitments'),
      width: '14rem',
      cell: (row) => <Promises organisation={row} />,
    },
  ];
  return columns.filter(({ id }) => id !== 'commitments' || can.includes('commitments.read'));
}

/** What it has to keep now, as words that open the list they count. */
function Promises({ organisation: { id, commitments } }: { organisation: OrganisationRow }) {
  const t = useText();
  const { active, late } = commitments;
  if (active === 0) return null;
  return (
    <span className={classes.promises}>
      <Link {...commitmentsBehind({ ownerId: id, light: 'open' })} className={classes.count}>
        {t('directory.commitments.active', { count: active })}
      </Link>
      {late > 0 && (
        <Link {...commitmentsBehind({ ownerId: id, light: 'late' })} className={classes.count}>
          <StatusLight tone="bad" word={t('directory.commitments.late', { count: late })} />
        </Link>
      )}
    </span>
  );
}
