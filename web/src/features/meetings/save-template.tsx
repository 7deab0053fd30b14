import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { client, refresh, type Meeting } from '../../api';
import { tell, useText } from '../../ui';
import { Dialog, RecordFormView, useRecordForm } from '../../ui/forms';

/** Keeps the plan and the agenda of a meeting under a name, to begin others from. */
export function SaveTemplate({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const t = useText();
  const queries = useQueryClient();
  const form = useRecordForm({
    initial: { name: meeting.title.slice(0, 100) },
    save: async ({ name }) => {
      await client.POST('/api/meeting-templates', { body: { name, meetingId: meeting.id } });
      await refresh(queries, '/api/meeting-templates');
      tell(t('templates.saved', { name }));
      onClose();
    },
  });
  return (
    <Dialog size="md" onClose={onClose} title={t('meetings.save-template')}>
      <RecordFormView form={form} submitLabel={t('common.save')} onCancel={onClose} guarded={false}>
        <TextInput
          label={t('templates.name')}
          description={t('templates.name.hint')}
          required
          data-autofocus
          maxLength={100}
          {...form.field('name')}
        />
      </RecordFormView>
    </Dialog>
  );
}
