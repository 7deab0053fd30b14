import { Select } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client, refresh, type Organisation, type Position } from '../../../api';
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
  const merge = async () => {
    if (mergedId === null) return;
    await client.POST('/api/positions/{id}/merges', { params: { path: { id } }, body: { mergedId } });
    tell(t('positions.merge.done', { title }));
    await refresh(queries, '/api/organisations', '/api/positions', '/api/people', '/api/meetings');
  };
  return (
    <ConfirmMove
      opened
      title={t('positions.merge.title', { title })}
      confirmLabel={t('positions.merge.do')}
      danger
      disabled={mergedId === null}
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
      {mergedId !== null && <Moves id={id} mergedId={mergedId} />}
    </ConfirmMove>
  );
}

function Moves({ id, mergedId }: { id: string; mergedId: string }) {
  const t = useText();
  const word = useWord();
  const { data, error } = api.useQuery(
    'get',
    '/api/positions/{id}/merges/{mergedId}',
    { params: { path: { id, mergedId } } },
    { gcTime: 0 },
  );
  if (error) return <Problem error={error} />;
  if (data === undefined) return <Skeleton lines={2} />;
  if (data.refusal !== null) return <Notice>{word('positions.refusal', data.refusal)}</Notice>;
  return (
    <p className={classes.consequence}>
      {t('positions.merge.text')}{' '}
      {data.moves.length === 0
        ? t('positions.moves.none')
        : data.moves.map(({ what, count }) => `${count} ${word('positions.moves', what)}`).join(', ')}
    </p>
  );
}
