import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { client, ifMatch, refresh } from '../../api';
import { tell, useText } from '../../ui';
import { Dialog, FieldRow, RecordFormView, TimeInput, useRecordForm } from '../../ui/forms';
import { ScopeChoice, type Scope } from './scope-choice';
import type { Series } from './series-page';

interface EditSeriesProps {
  series: Series;
  first: Series['meetings'][number];
  onClose: () => void;
}

/** Changes meetings of a series together; one that was changed by itself keeps what it has. */
export function EditSeries({ series, first, onClose }: EditSeriesProps) {
  const t = useText();
  const queries = useQueryClient();
  const { id, version, title, startTime, endTime, venue } = series;
  const form = useRecordForm({
    initial: { scope: 'all' as Scope, title, startTime, endTime, venue: venue ?? '' },
    save: async (values) => {
      const body = { ...values, venue: values.venue.trim() || null, fromMeetingId: first.id };
      await client.PATCH('/api/meeting-series/{id}', { ...ifMatch(version), params: { path: { id } }, body });
      await refresh(queries, '/api/meeting-series', '/api/meetings');
      tell(t('series.saved'));
      onClose();
    },
  });
  return (
    <Dialog title={t('series.edit')} onClose={onClose}>
      <RecordFormView form={form} submitLabel={t('common.save')} onCancel={onClose}>
        <TextInput label={t('meetings.title.label')} required {...form.field('title')} />
        <FieldRow>
          <TimeInput label={t('meetings.start')} required {...form.field('startTime')} />
          <TimeInput label={t('meetings.end')} required {...form.field('endTime')} />
        </FieldRow>
        <TextInput label={t('meetings.venue')} {...form.field('venue')} />
        <ScopeChoice first={first} value={form.values.scope} onChange={(scope) => form.set('scope', scope)} />
        <p>{t('series.edit.text')}</p>
      </RecordFormView>
    </Dialog>
  );
}
