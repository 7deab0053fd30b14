import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { client, refresh, useMe, useOffice } from '../../api';
import { tell, useText } from '../../ui';
import { Dialog, FieldRow, RecordFormView, TimeInput, TypedDateInput, useRecordForm } from '../../ui/forms';
import type { Template } from './templates-page';

/** A meeting from a template: its day is all that is missing. */
export function BeginFromTemplate({ template, onClose }: { template: Template; onClose: () => void }) {
  const t = useText();
  const me = useMe();
  const { today } = useOffice();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { id, name, title, startTime, endTime } = template;
  const form = useRecordForm({
    initial: { date: '', startTime, endTime, title },
    draft: `${me.id}.template.${id}`,
    save: async (body) => {
      const request = { params: { path: { id } }, body };
      const { data } = await client.POST('/api/meeting-templates/{id}/meetings', request);
      await refresh(queries, '/api/meetings');
      tell(t('planning.copy.done'));
      if (data) await navigate({ to: '/meetings/$id', params: { id: data.id } });
    },
  });
  return (
    <Dialog title={t('templates.begin.named', { name })} onClose={onClose}>
      <RecordFormView form={form} submitLabel={t('planning.copy.submit')} onCancel={onClose}>
        <TypedDateInput
          label={t('meetings.date')}
          required
          today={today}
          lean="future"
          {...form.field('date')}
        />
        <FieldRow>
          <TimeInput label={t('meetings.start')} required {...form.field('startTime')} />
          <TimeInput label={t('meetings.end')} required {...form.field('endTime')} />
        </FieldRow>
        <TextInput label={t('meetings.title.label')} required {...form.field('title')} />
      </RecordFormView>
    </Dialog>
  );
}
