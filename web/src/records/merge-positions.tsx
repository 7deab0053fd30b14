import type { ReactNode } from 'react';
import { api, client } from '../api';
import { useText, useWord } from '../ui';
import { MergeDialog } from './merge-dialog';

interface Titled {
  id: string;
  title: string;
}

interface MergePositionsProps {
  /** The one that stays. */
  kept: Titled;
  /** The one that becomes part of it; undefined until it is chosen. */
  merged: Titled | undefined;
  children?: ReactNode;
  onClose: () => void;
}

/** Another entry of the same post becomes part of this one. */
export function MergePositions({ kept, merged, children, onClose }: MergePositionsProps) {
  const t = useText();
  const word = useWord();
  const path = { id: kept.id, mergedId: merged?.id ?? '' };
  const preview = api.useQuery(
    'get',
    '/api/positions/{id}/merges/{mergedId}',
    { params: { path } },
    { enabled: merged !== undefined, gcTime: 0 },
  );
  const refusal = preview.data?.refusal ?? null;
  return (
    <MergeDialog
      kept={kept.title}
      merged={merged?.title}
      text={t('duplicates.positions.merge.text', { kept: kept.title, merged: merged?.title ?? '' })}
      preview={preview}
      refusal={refusal === null ? null : word('duplicates.refusal', refusal)}
      onMerge={() =>
        client.POST('/api/positions/{id}/merges', {
          params: { path: { id: kept.id } },
          body: { mergedId: path.mergedId },
        })
      }
      onClose={onClose}
    >
      {children}
    </MergeDialog>
  );
}
