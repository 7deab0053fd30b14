import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useList, useMe, type CommitmentRow, type List, type Me } from '../../api';
import { CommitmentTable } from '../../records';
import { Empty, Page, useText } from '../../ui';
import { CommitmentFilters } from './commitment-filters';

const route = getRouteApi('/inside/commitments');

/** Which promises match this filter? */
export function CommitmentsPage() {
  const t = useText();
  const me = useMe();
  const { needsDirection, ...search } = route.useSearch();
  const list = useList('/api/commitments', {
    ...search,
    ...(needsDirection ? { needsDirection: 'true' } : {}),
  });
  const mayCreate = me.can.includes('commitments.create');
  const isFiltered = needsDirection === true || Object.keys(search).some((key) => key !== 'sort');
  const create = mayCreate && (
    <Button renderRoot={(props) => <Link to="/commitments/new" {...props} />}>
      {t('shell.new-commitment')}
    </Button>
  );
  return (
    <Page
      title={t('commitments.title')}
      lead={<Count list={list} />}
      {...(create ? { actions: create } : {})}
    >
      <CommitmentFilters ownOrganisation={me.organisation?.id ?? null} />
      <CommitmentTable
        list={list}
        without={isOnlyOwn(list.items, me) ? ['owner'] : []}
        empty={
          isFiltered ? (
            <Empty title={t('common.no-match')}>{t('common.no-match.hint')}</Empty>
          ) : (
            <Empty title={t('commitments.empty')}>
              {t(mayCreate ? 'commitments.empty.staff' : 'commitments.empty.reader')}
            </Empty>
          )
        }
      />
    </Page>
  );
}

/** How many rows are shown, in the place where one looks first. */
function Count({ list }: { list: List<CommitmentRow> }) {
  const t = useText();
  if (list.items.length === 0) return null;
  return t('commitments.count', { count: list.items.length, more: list.hasMore ? 'yes' : 'no' });
}

/** Who speaks for one organisation and sees only its promises need not read its name on each row. */
function isOnlyOwn(rows: CommitmentRow[], { organisation }: Me): boolean {
  return organisation !== null && rows.every(({ owner }) => owner.id === organisation.id);
}
