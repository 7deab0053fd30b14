import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useList, type Item } from '../../api';
import { Empty, Page, Problem, Skeleton, useText } from '../../ui';
import { PairView } from './pair-view';

const Merge = lazy(async () => ({ default: (await import('./merge')).Merge }));

export type Pair = Item<'/api/organisations/duplicates'>;
export type Side = Pair['one'];

/** Which entries are one organisation? Those that share most come first. */
export function DuplicatesPage() {
  const t = useText();
  const list = useList('/api/organisations/duplicates', {});
  const [merging, setMerging] = useState<{ kept: Side; merged: Side } | null>(null);
  return (
    <Page
      title={t('duplicates.title')}
      eyebrow={<Link to="/organisations">{t('directory.title')}</Link>}
      lead={t('duplicates.lead')}
    >
      {list.error && <Problem error={list.error} onRetry={list.retry} />}
      {list.isPending && <Skeleton lines={8} />}
      {!list.isPending && !list.error && list.items.length === 0 && (
        <Empty title={t('duplicates.none')}>{t('duplicates.none.text')}</Empty>
      )}
      {list.items.map((pair) => (
        <PairView
          key={`${pair.one.id} ${pair.other.id}`}
          pair={pair}
          onMerge={(kept, merged) => setMerging({ kept, merged })}
        />
      ))}
      <Suspense>{merging && <Merge {...merging} onClose={() => setMerging(null)} />}</Suspense>
    </Page>
  );
}
