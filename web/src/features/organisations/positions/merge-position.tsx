import { Select } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client, refresh, type Answer, type Organisation, type Position } from '../../../api';
import { Notice, Problem, Skeleton, tell, useText, useWord } from '../../../ui';
import { ConfirmMove } from '../../../ui/forms';
import classes from '../organisations.module.css';

interface MergePositionProps {
  organisation: Organisation;
  /** The one that stays. */
  position: Position;
  onClose: () => void;
}

/** Another entry of the same post becomes part of this one; what moves is counted before it does. */
export function MergePosition({ organisation, position: { id, title }, onClose }: MergePositionProps) {
  const t = useText();
  const queries = useQueryClient();
  const [mergedId, setMergedId] = useState<string | null>(null);
  const others = organisation.positions.filter((each) => each.id !== id);
  const preview = api.useQuery(
    'get',
    '/api/positions/{id}/merges/{mergedId}',
    { params: { path: { id, mergedId: mergedId ?? '' } } },
    { enabled: mergedId !== null, gcTime: 0 },
  );
  const merge = async () => {
    if (mergedId === null) return;
    await client.POST('/api/positions/{id}/merges', { params: { path: { id } }, body: { mergedId } });
    tell(t('positions.merge.done', { title }));
    // Not waited for: what would move cannot be asked any more, and the dialog closes first.
    void refresh(queries, '/api/organisations', '/api/positions', '/api/people', '/api/meetings');
  };
  return (
    <ConfirmMove
      opened
      title={t('positions.merge.title', { title })}
      confirmLabel={t('positions.merge.do')}
      danger
      disabled={preview.data?.refusal !== null}
      onConfirm={merge}
      onClose={onClose}
    >
      <Select
        label={t('positions.merge.which')}
        data={others.map((each) => ({ value: each.id, label: each.title }))}
        value={mergedId}
        onChange={setMergedId}
        searchable
        data-autofocus
      />
      {mergedId !== null && <Moves error={preview.error} preview={preview.data} />}
    </ConfirmMove>
  );
}

interface MovesProps {
  error: unknown;
  preview: Answer<'/api/positions/{id}/merges/{mergedId}'> | undefined;
}

function Moves({ error, preview }: MovesProps) {
  const t = useText();
  const word = useWord();
  if (error) return <Problem error={error} />;
  if (preview === undefined) return <Skeleton lines={2} />;
  if (preview.refusal !== null) return <Notice>{word('positions.refusal', preview.refusal)}</Notice>;
  return (
    <p className={classes.consequence}>
      {t('positions.merge.text')}{' '}
      {preview.moves.length === 0
        ? t('positions.moves.none')
        : preview.moves.map(({ what, count }) => `${count} ${word('positions.moves', what)}`).join(', ')}
    </p>
  );
}
