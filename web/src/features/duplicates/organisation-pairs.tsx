import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { api, client, type Item } from '../../api';
import { Empty, Facts, Loaded, useText, useWord } from '../../ui';
import { PairView } from './pair-view';

const MergeOrganisations = lazy(async () => ({
  default: (await import('./merge-organisations')).MergeOrganisations,
}));

type Pair = Item<'/api/organisations/duplicates'>;
export type OrganisationSide = Pair['one'];

export function OrganisationPairs() {
  const t = useText();
  const query = api.useQuery('get', '/api/organisations/duplicates');
  const [merging, setMerging] = useState<{ kept: OrganisationSide; merged: OrganisationSide } | null>(null);
  return (
    <>
      <Loaded query={query}>
        {({ items }) => (
          <>
            {items.length === 0 && <Empty title={t('duplicates.none')}>{t('duplicates.none.text')}</Empty>}
            {items.map((pair) => (
              <PairView
                key={`${pair.one.id} ${pair.other.id}`}
                pair={pair}
                facts={(side) => <OrganisationFacts side={side} />}
                wordsOf={({ name }) => name}
                apartLabel={t('duplicates.apart')}
                onKeep={(kept, merged) => setMerging({ kept, merged })}
                onApart={({ id }, { id: otherId }) =>
                  client.POST('/api/organisations/{id}/distinctions', {
                    params: { path: { id } },
                    body: { otherId },
                  })
                }
                refreshes="/api/organisations/duplicates"
              />
            ))}
          </>
        )}
      </Loaded>
      <Suspense>{merging && <MergeOrganisations {...merging} onClose={() => setMerging(null)} />}</Suspense>
    </>
  );
}

function OrganisationFacts({ side }: { side: OrganisationSide }) {
  const t = useText();
  const word = useWord();
  const { id, name, kind, nib, district, address, email, phone, positions } = side;
  return (
    <Facts
      facts={[
        {
          label: t('directory.name'),
          value: (
            <Link to="/organisations/$id" params={{ id }}>
              {name}
            </Link>
          ),
        },
        { label: t('directory.kind'), value: word('directory.kind', kind) },
        { label: t('directory.nib'), value: nib },
        { label: t('directory.district'), value: district?.name },
        { label: t('directory.address'), value: address },
        { label: t('directory.email'), value: email },
        { label: t('directory.phone'), value: phone },
        { label: t('directory.positions'), value: t('duplicates.positions', { count: positions.length }) },
      ]}
    />
  );
}
