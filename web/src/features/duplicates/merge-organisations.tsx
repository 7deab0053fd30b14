import { api, client } from '../../api';
import { useText } from '../../ui';
import { MergeDialog } from '../../records/merge-dialog';
import type { OrganisationSide } from './organisation-pairs';

interface MergeProps {
  kept: OrganisationSide;
  merged: OrganisationSide;
  onClose: () => void;
}

export function MergeOrganisations({ kept, merged, onClose }: MergeProps) {
  const t = useText();
  const path = { id: kept.id, mergedId: merged.id };
  const { data, error } = api.useQuery(
    'get',
    '/api/organisations/{id}/merges/{mergedId}',
    { params: { path } },
    { gcTime: 0 },
  );
  const between = data?.betweenThem ?? 0;
  return (
    <MergeDialog
      kept={kept.name}
      merged={merged.name}
      text={t('duplicates.merge.text', { kept: kept.name, merged: merged.name })}
      preview={{ data, error }}
      refusal={between > 0 ? t('duplicates.merge.between', { count: between }) : null}
      onMerge={() =>
        client.POST('/api/organisations/{id}/merges', {
          params: { path: { id: kept.id } },
          body: { mergedId: merged.id },
        })
      }
      onClose={onClose}
    />
  );
}
