import { Select, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { client, refresh, type Body } from '../../api';
import { tell, useText } from '../../ui';
import { Dialog, RecordFormView, useRecordForm } from '../../ui/forms';

type Request = Body<'/api/me/corrections', 'post'>;

const fields = [
  'name',
  'email',
  'phone',
  'employee_number',
  'position',
  'role',
  'attendance',
  'other',
] as const;
const longest = 2000;

/** Says what is wrong and what would be right. */
export function AskCorrection({ onClose }: { onClose: () => void }) {
  const t = useText();
  const queries = useQueryClient();
  const form = useRecordForm<Request>({
    initial: { field: 'name', wrong: '', wanted: '' },
    save: async (values) => {
      await client.POST('/api/me/corrections', { body: values });
      await refresh(queries, '/api/me/corrections', '/api/me/data');
      tell(t('my-data.ask.sent'));
      onClose();
    },
  });
  return (
    <Dialog onClose={onClose} title={t('my-data.ask')}>
      <RecordFormView form={form} submitLabel={t('my-data.ask.send')} onCancel={onClose}>
        <Select
          label={t('my-data.ask.field')}
          data={fields.map((value) => ({ value, label: t(`my-data.correction.field.${value}`) }))}
          allowDeselect={false}
          data-autofocus
          {...form.field('field')}
        />
        <Textarea
          label={t('my-data.ask.wrong')}
          description={t('my-data.ask.wrong.hint')}
          required
          autosize
          minRows={2}
          maxRows={10}
          maxLength={longest}
          {...form.field('wrong')}
        />
        <Textarea
          label={t('my-data.ask.wanted')}
          required
          autosize
          minRows={2}
          maxRows={10}
          maxLength={longest}
          {...form.field('wanted')}
        />
      </RecordFormView>
    </Dialog>
  );
}
