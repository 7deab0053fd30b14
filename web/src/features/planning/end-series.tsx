import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client, refresh } from '../../api';
import { tell, useText } from '../../ui';
import { ConfirmMove } from '../../ui/forms';
import { ScopeChoice, type Scope } from './scope-choice';
import type { Series } from './series-page';

interface EndSeriesProps {
  series: Series;
  first: Series['meetings'][number];
  onClose: () => void;
}

/** Nothing follows any more; what is called off cannot be brought back. */
export function EndSeries({ series: { id }, first, onClose }: EndSeriesProps) {
  const t = useText();
  const queries = useQueryClient();
  const [scope, setScope] = useState<Scope>('following');
  const end = async (note: string) => {
    const body = { scope, fromMeetingId: first.id, note: note === '' ? null : note };
    await client.POST('/api/meeting-series/{id}/endings', { params: { path: { id } }, body });
    await refresh(queries, '/api/meeting-series', '/api/meetings');
    tell(t('series.ended.told'));
  };
  return (
    <ConfirmMove
      opened
      onClose={onClose}
      title={t('series.end.ask')}
      confirmLabel={t('series.end')}
      danger
      noteLabel={t('meetings.reason')}
      onConfirm={end}
    >
      <p>{t('series.end.text')}</p>
      <ScopeChoice first={first} value={scope} onChange={setScope} />
    </ConfirmMove>
  );
}
