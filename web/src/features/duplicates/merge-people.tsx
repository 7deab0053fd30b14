import { api, client } from '../../api';
import { useText, useWord } from '../../ui';
import { MergeDialog } from '../../records/merge-dialog';
import type { PersonSide } from './person-pairs';

interface MergeProps {
  kept: PersonSide;
  merged: PersonSide;
  onClose: () => void;
}

export function MergePeople({ kept, merged, onClose }: MergeProps) {
  const t = useText();
  const word = useWord();
  const path = { id: kept.id, mergedId: merged.id };
  const { data, error } = api.useQuery(
    'get',
    '/api/people/{id}/merges/{mergedId}',
    { params: { path } },
    { gcTime: 0 },
  );
  const refusal = data?.refusal ?? null;
  return (
    <MergeDialog
      kept={kept.name}
      merged={merged.name}
      text={t('duplicates.people.merge.text')}
      preview={{ data, error }}
      refusal={refusal === null ? null : word('duplicates.refusal', refusal)}
      onMerge={() =>
        client.POST('/api/people/{id}/merges', {
          params: { path: { id: kept.id } },
          body: { mergedId: merged.id },
        })
      }
      onClose={onClose}
    />
  );
}
