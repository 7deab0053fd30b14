import { useQueryClient } from '@tanstack/react-query';
import { client, ifMatch, refresh, useOffice } from '../../api';
import { tell, useText } from '../../ui';
import { Dialog, RecordFormView, useRecordForm, type RecordForm } from '../../ui/forms';
import { Preview } from './preview';
import { RecurrenceFields } from './recurrence-fields';
import { requestOf, type RecurrenceValues, valuesOf } from './recurrence-values';
import { ScopeChoice, type Scope } from './scope-choice';
import type { Series } from './series-page';
import { toCome } from './to-come';

interface MoveRuleProps {
  series: Series;
  first: Series['meetings'][number];
  onClose: () => void;
}

/** Moves the days of a series; what was published or moved by itself stays where it is. */
export function MoveRule({ series, first, onClose }: MoveRuleProps) {
  const t = useText();
  const queries = useQueryClient();
  const { today } = useOffice();
  const { id, version } = series;
  // A rule that counts goes on with as many times as are left of it.
  const leftFrom = (scope: Scope) => (scope === 'following' ? first : (toCome(series)[0] ?? first)).left;
  const recurrence = { ...series.recurrence, count: leftFrom('all') };
  const from = first.recurrenceOn < today ? today : first.recurrenceOn;
  const form = useRecordForm({
    initial: { scope: 'all' as Scope, ...valuesOf(recurrence, from) },
    save: async ({ scope, ...values }) => {
      const body = { scope, fromMeetingId: first.id, ...requestOf(values) };
      await client.PATCH('/api/meeting-series/{id}', { ...ifMatch(version), params: { path: { id } }, body });
      await refresh(queries, '/api/meeting-series', '/api/meetings');
      tell(t('series.saved'));
      onClose();
    },
  });
  const choose = (scope: Scope) => {
    const left = leftFrom(form.values.scope);
    if (form.values.count === left) form.set('count', leftFrom(scope) ?? left);
    form.set('scope', scope);
  };
  return (
    <Dialog title={t('series.move')} onClose={onClose}>
      <RecordFormView form={form} submitLabel={t('common.save')} onCancel={onClose}>
        <ScopeChoice first={first} value={form.values.scope} onChange={choose} />
        <RecurrenceFields form={form as unknown as RecordForm<RecurrenceValues>} />
        <p>{t('series.move.text')}</p>
        <Preview request={requestOf(form.values)} />
      </RecordFormView>
    </Dialog>
  );
}
