import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { api, type Item } from '../../api';
import { Empty, Loaded, Page, useText } from '../../ui';
import { PairView } from './pair-view';

const Merge = lazy(async () => ({ default: (await import('./merge')).Merge }));

export type Pair = Item<'/api/organisations/duplicates'>;
export type Side = Pair['one'];

/** Which entries are one organisation? Those that share most come first. */
export function DuplicatesPage() {
  const t = useText();
  const query = api.useQuery('get', '/api/organisations/duplicates');
  const [merging, setMerging] = useState<{ kept: Side; merged: Side } | null>(null);
  return (
    <Page
      title={t('duplicates.title')}
      eyebrow={<Link to="/organisations">{t('directory.title')}</Link>}
      lead={t('duplicates.lead')}
    >
      <Loaded query={query}>
        {({ items }) => (
          <>
            {items.length === 0 && <Empty title={t('duplicates.none')}>{t('duplicates.none.text')}</Empty>}
            {items.map((pair) => (
              <PairView
                key={`${pair.one.id} ${pair.other.id}`}
                pair={pair}
                onMerge={(kept, merged) => setMerging({ kept, merged })}
              />
            ))}
          </>
        )}
      </Loaded>
      <Suspense>{merging && <Merge {...merging} onClose={() => setMerging(null)} />}</Suspense>
    </Page>
  );
}
