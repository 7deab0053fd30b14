import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useList, useOffice, type HistoryEntry } from '../api';
import { Problem, Skeleton, Timeline, useText, useWord } from '../ui';

interface HistoryProps {
  path: '/api/meetings/{id}/history' | '/api/commitments/{id}/history' | '/api/users/{id}/history';
  id: string;
  /** Where the words for the verbs stand: `commitments.verb`, `meetings.verb`. */
  verbs: string;
  /** An entry as a sentence, where the page can say more than who and which verb. */
  describe?: (entry: HistoryEntry) => ReactNode;
}

/** The story of a record: who did what, when, and why. */
export function History({ path, id, verbs, describe }: HistoryProps) {
  const t = useText();
  const word = useWord();
  const { timeZone } = useOffice();
  const list = useList(path, { limit: 20 }, { pathParams: { id } });
  if (list.error && list.items.length === 0) return <Problem error={list.error} onRetry={list.retry} />;
  if (list.isPending) return <Skeleton lines={4} />;
  const entries = list.items.map((entry: HistoryEntry) => ({
    id: entry.id,
    at: entry.at,
    what: describe?.(entry) ?? [entry.actor, word(verbs, entry.verb)].filter(Boolean).join(' · '),
    note: entry.note,
  }));
  return (
    <>
      <Timeline entries={entries} zone={timeZone} />
      {list.hasMore && (
        <Button variant="default" loading={list.isLoadingMore} onClick={list.loadMore} data-print="no">
          {t('common.load-more')}
        </Button>
      )}
    </>
  );
}
