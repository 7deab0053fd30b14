import { Checkbox, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { client, refresh, useMe, type Organisation } from '../../../api';
import { tell, useText } from '../../../ui';
import { Dialog, RecordFormView, useRecordForm } from '../../../ui/forms';

interface NewPositionProps {
  organisation: Organisation;
  onClose: () => void;
}

export function NewPosition({ organisation: { id, positions }, onClose }: NewPositionProps) {
  const t = useText();
  const me = useMe();
  const queries = useQueryClient();
  const form = useRecordForm({
    initial: { title: '', isHead: false },
    draft: `${me.id}.position-${id}`,
    save: async (values) => {
      await client.POST('/api/organisations/{id}/positions', { params: { path: { id } }, body: values });
      await refresh(queries, '/api/organisations', '/api/positions');
      tell(t('directory.position.added', { title: values.title }));
      onClose();
    },
  });
  const { value: checked, ...isHead } = form.field('isHead');
  return (
    <Dialog onClose={onClose} title={t('directory.position.add')} size="md">
      <RecordFormView form={form} submitLabel={t('directory.position.add')} onCancel={onClose}>
        <TextInput
          label={t('directory.position.title')}
          description={t('directory.position.title.hint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          required
          data-autofocus
          {...form.field('title')}
        />
        {!positions.some((position) => position.isHead) && (
          <Checkbox label={t('directory.position.is-head')} checked={Boolean(checked)} {...isHead} />
        )}
      </RecordFormView>
    </Dialog>
  );
}
