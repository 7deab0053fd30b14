import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { client, refresh, useMe } from '../../api';
import { tell, useText } from '../../ui';
import { Dialog, RecordFormView, useRecordForm } from '../../ui/forms';
import { noOrganisation, OrganisationFields, requestOf } from './organisation-fields';

/** Enters an organisation, then shows it: its positions come next. */
export function NewOrganisation({ onClose }: { onClose: () => void }) {
  const t = useText();
  const me = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const form = useRecordForm({
    initial: noOrganisation,
    draft: `${me.id}.organisation-new`,
    save: async (values) => {
      const { data } = await client.POST('/api/organisations', { body: requestOf(values) });
      await refresh(queries, '/api/organisations');
      tell(t('directory.created', { name: values.name }));
      await navigate({ to: '/organisations/$id', params: { id: data!.id } });
    },
  });
  return (
    <Dialog onClose={onClose} title={t('directory.new')}>
      <RecordFormView form={form} submitLabel={t('directory.create')} onCancel={onClose}>
        <OrganisationFields form={form} isNew />
      </RecordFormView>
    </Dialog>
  );
}
