import { Button } from '@mantine/core';
import { getRouteApi, Link, linkOptions } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useList, useMe, type Estate } from '../../api';
import { DataTable, Empty, FilterBar, formatQuantity, Page, useLocale, useText, type Column } from '../../ui';

const EditEstate = lazy(async () => ({ default: (await import('./edit-estate')).EditEstate }));

const route = getRouteApi('/inside/organisations/estates');

/** Which estates are there, who operates each, and who is in it? */
export function EstatesPage() {
  const t = useText();
  const navigate = route.useNavigate();
  const { can } = useMe();
  const { edit, q } = route.useSearch();
  const search = q === undefined ? {} : { q };
  const list = useList('/api/estates', search);
  const open = (id?: string) =>
    void navigate({ search: { ...search, ...(id && { edit: id }) }, replace: id === undefined });
  const opened = list.items.find(({ id }) => id === edit);
  const mayEdit = can.includes('estates.edit');
  return (
    <Page
      title={t('estates.title')}
      eyebrow={<Link to="/organisations">{t('directory.title')}</Link>}
      lead={t('estates.lead')}
      actions={mayEdit && <Button onClick={() => open('new')}>{t('estates.new')}</Button>}
    >
      <FilterBar
        value={search}
        filters={[]}
        searchLabel={t('estates.search')}
        onChange={(part) => void navigate({ search: part as typeof search, replace: true })}
      />
      <DataTable
        label={t('estates.title')}
        list={list}
        rowKey={({ id }) => id}
        link={({ id }) =>
          mayEdit
            ? linkOptions({ to: '/organisations/estates', search: { ...search, edit: id } })
            : linkOptions({ to: '/organisations', search: { estateId: id } })
        }
        columns={useColumns()}
        empty={<Empty title={t('common.no-match')}>{t('common.no-match.hint')}</Empty>}
      />
      {mayEdit && (edit === 'new' || opened !== undefined) && (
        <Suspense>
          <EditEstate key={edit} estate={opened ?? null} onClose={() => open()} />
        </Suspense>
      )}
    </Page>
  );
}

function useColumns(): Column<Estate>[] {
  const t = useText();
  const area = useArea();
  return [
    { id: 'name', header: t('estates.name'), phone: 'title', cell: ({ name }) => name },
    { id: 'code', header: t('estates.code'), width: '9rem', phone: 'eyebrow', cell: ({ code }) => code },
    {
      id: 'operator',
      header: t('estates.operator'),
      width: '15rem',
      cell: ({ operator }) =>
        operator && (
          <Link to="/organisations/$id" params={{ id: operator.id }}>
            {operator.name}
          </Link>
        ),
    },
    {
      id: 'districts',
      header: t('estates.districts'),
      width: '11rem',
      cell: ({ districts }) => districts.map(({ name }) => name).join(', '),
    },
    { id: 'area', header: t('estates.area'), width: '13rem', cell: area },
    {
      id: 'organisations',
      header: t('estates.organisations'),
      width: '8rem',
      cell: ({ id, organisations }) =>
        organisations > 0 && (
          <Link to="/organisations" search={{ estateId: id }}>
            {t('estates.organisations.count', { count: organisations })}
          </Link>
        ),
    },
  ];
}

/** The area with whose number it is and of which year. */
function useArea() {
  const t = useText();
  const locale = useLocale();
  return ({ areaHectares, areaSource, areaYear }: Estate) =>
    areaHectares === null
      ? null
      : t('estates.area.value', {
          area: formatQuantity(areaHectares, 'ha', locale),
          source: [areaSource, areaYear].filter((part) => part !== null).join(', ') || 'none',
        });
}
